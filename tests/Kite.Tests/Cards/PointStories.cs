using System.Globalization;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>
/// How points come and go, as a shopkeeper reads it. Amounts in coins; the last column is the
/// points afterwards, or why not.
/// </summary>
public sealed class PointStories
{
    private static readonly PointRule House = PaperPoints.Amount(1, 10);

    [Fact]
    public void Only_full_amounts_count_and_the_rest_is_rounded_off() => Told([House], """
        2026-03-02  buy 9                0
        2026-03-02  buy 10               1
        2026-03-02  buy 129              13
        2026-03-02  buy 0                amount-must-be-above-nothing
        """);

    [Fact]
    public void What_comes_back_takes_the_points_that_the_rest_would_not_have_earned() =>
        Told([House], """
        2026-03-02  buy 100 dinner       10
        2026-03-03  return dinner 5      9
        2026-03-03  return dinner 5      9
        2026-03-03  return dinner 5      8
        2026-03-03  return dinner 85     0
        2026-03-03  return dinner 1      purchase-is-back
        """);

    [Fact]
    public void Whoever_spends_points_and_returns_the_purchase_owes_them() => Told(
        [House, PaperPoints.Worth(10, 100)], """
        2026-03-02  buy 1000 coat        100
        2026-03-02  spend 60             40
        2026-03-03  return coat          -60
        2026-03-04  spend 10             too-few-points
        2026-03-04  buy 500              -10
        2026-03-05  buy 200              10
        """);

    [Fact]
    public void Points_lapse_after_their_last_day_the_soonest_is_spent_first() => Told(
        [House, PaperPoints.Lasting(30), PaperPoints.Worth(1, 1)], """
        2026-03-02  buy 1000             100
        2026-03-12  buy 500              150
        2026-03-13  spend 30             120
        2026-04-01  spend 1              119
        2026-04-02  buy 10               51
        2026-04-12  spend 2              too-few-points
        """);

    [Fact]
    public void Points_that_lapsed_unused_are_not_taken_back_a_second_time() => Told(
        [House, PaperPoints.Lasting(30), PaperPoints.Worth(1, 1)], """
        2026-03-02  buy 1000 coat        100
        2026-03-03  spend 60             40
        2026-05-01  return coat 500      -10
        2026-05-01  return coat          -60
        """);

    [Fact]
    public void Spent_points_go_back_to_the_lots_they_came_from_the_last_first() => Told(
        [House, PaperPoints.Lasting(30), PaperPoints.Worth(1, 1)], """
        2026-03-02  buy 1000             100
        2026-03-12  buy 500              150
        2026-03-13  spend 120 tea        30
        2026-03-14  unspend tea 30       60
        2026-03-14  unspend tea 91       more-than-was-redeemed
        2026-03-14  unspend tea          150
        2026-03-14  unspend tea          redemption-is-given-back
        2026-04-02  buy 9                50
        """);

    [Fact]
    public void Spent_points_that_come_back_too_late_live_on_for_the_days_of_grace() => Told(
        [House, PaperPoints.Lasting(30, grace: 7), PaperPoints.Worth(1, 1)], """
        2026-03-02  buy 1000             100
        2026-03-12  spend 80 tea         20
        2026-04-05  unspend tea 50       50
        2026-04-12  spend 10             40
        2026-04-13  spend 10             too-few-points
        """);

    [Fact]
    public void Points_are_spent_in_the_steps_of_the_rule() => Told(
        [House, PaperPoints.Worth(50, 500)], """
        2026-03-02  buy 1200             120
        2026-03-02  spend 60             points-are-no-multiple
        2026-03-02  spend 150            too-few-points
        2026-03-02  spend 100            20
        """);

    [Fact]
    public void Without_a_rule_points_are_worth_nothing() => Told([House], """
        2026-03-02  buy 1200             120
        2026-03-02  spend 10             points-are-worth-nothing
        """);

    [Fact]
    public void Every_third_visit_of_a_month_counts_and_a_day_is_one_visit() => Told(
        [
            PaperPoints.Rule(PointRuleKind.Visits) with
            {
                Points = 50, Visits = 3, LeastCoins = 100, Period = VisitPeriod.Month,
            },
        ], """
        2026-03-02  buy 100              0
        2026-03-02  buy 100              0
        2026-03-05  buy 60               0
        2026-03-05  buy 60               0
        2026-03-06  buy 99               0
        2026-03-07  buy 300 lunch        50
        2026-03-07  buy 300              50
        2026-03-08  return lunch 250     0
        2026-03-30  buy 100              0
        2026-04-01  buy 100              0
        """);

    [Fact]
    public void One_large_bill_counts_once_and_not_what_is_left_of_it() => Told(
        [PaperPoints.Rule(PointRuleKind.LargeBill) with { Points = 200, LeastCoins = 5000 }], """
        2026-03-02  buy 4999             0
        2026-03-02  buy 5000 feast       200
        2026-03-02  buy 25000            400
        2026-03-03  return feast 1       200
        """);

    [Fact]
    public void On_Tuesdays_points_count_double_and_for_gold_cards_threefold_never_both() => Told(
        [
            House,
            PaperPoints.Rule(PointRuleKind.Multiplier) with { Percent = 200, Weekdays = "2" },
            PaperPoints.Rule(PointRuleKind.Multiplier) with
            {
                Percent = 300, CardKinds = $"{PaperPoints.Gold}",
            },
        ], """
        2026-03-02  card plain           0
        2026-03-02  buy 100              10
        2026-03-03  buy 100              30
        2026-03-03  card gold            30
        2026-03-03  buy 100              60
        """);

    [Fact]
    public void A_new_version_holds_from_its_day_and_a_return_goes_by_the_old_one() => Told(
        [House, House with { Number = 2, FirstDay = new(2026, 4, 1), Points = 5 }], """
        2026-03-31  buy 100 tea          10
        2026-04-01  buy 100              60
        2026-04-02  return tea 50        55
        2026-04-02  return tea           50
        """);

    [Fact]
    public void A_rule_that_is_over_or_not_yet_there_gives_nothing() => Told(
        [
            House with { FirstDay = new(2026, 4, 1), LastDay = new(2026, 4, 2) },
            PaperPoints.Amount(7, 10) with { Number = 1, FirstDay = PaperPoints.Long },
        ], """
        2026-03-31  buy 10               7
        2026-04-01  buy 10               15
        2026-04-02  buy 10               23
        2026-04-03  buy 10               30
        """);

    [Fact]
    public void Certain_products_give_points_of_their_own()
    {
        var points = new PaperPoints(
            House, PaperPoints.Amount(3, 10) with { Products = "TEA\nCAKE", Categories = "wine" });
        BoughtLine[] lines =
        [
            new(1, "tea", "drinks", 25), new(2, "RICE", null, 50), new(3, null, "Wine", 36),
        ];

        Assert.Null(points.Buy(111, "dinner", 1, lines));
        Assert.Equal(11 + 18, points.Balance);

        Assert.IsType<BoughtLinesDoNotAddUp>(points.Return("dinner", 50));
        Assert.Null(points.Return("dinner", 50, new BoughtLine(2, null, null, 50)));
        Assert.Equal(6 + 18, points.Balance);
        Assert.IsType<MoreThanWasBought>(
            points.Return("dinner", 37, new BoughtLine(3, null, null, 37)));
        Assert.Null(points.Return("dinner", 36, new BoughtLine(3, null, null, 36)));
        Assert.Equal(2 + 6, points.Balance);
    }

    [Fact]
    public void Every_rule_leaves_a_step_with_its_figures_or_the_reason_why_not()
    {
        var points = new PaperPoints(
            House,
            PaperPoints.Amount(3, 10) with { Products = "TEA" },
            PaperPoints.Rule(PointRuleKind.LargeBill) with { Points = 200, LeastCoins = 5000 },
            PaperPoints.Rule(PointRuleKind.Multiplier) with { Percent = 150 },
            PaperPoints.Rule(PointRuleKind.Multiplier) with { Percent = 120 },
            PaperPoints.Lasting(30));

        Assert.Null(points.Buy(137));

        Assert.Equal(13 + 6, points.Balance);
        Assert.Equal(
            [
                (PointRuleKind.Amount, null, 13), (PointRuleKind.Amount, Missed.NothingOfIt, 0),
                (PointRuleKind.LargeBill, Missed.TooSmall, 0),
                (PointRuleKind.Multiplier, null, 6),
                (PointRuleKind.Multiplier, Missed.AnotherGivesMore, 0),
                (PointRuleKind.Lasting, null, 0L),
            ],
            points.Steps.Select(s => (s.Kind, s.Missed, s.Points)));
        var first = points.Steps[0];
        Assert.Equal(
            (137L, 10L, 13L, 7L, 1L),
            (first.OfCoins!.Value, first.EveryCoins!.Value, first.Times!.Value,
                first.RestCoins!.Value, first.PointsEach!.Value));
    }

    private static void Told(PointRule[] rules, string story)
    {
        var points = new PaperPoints(rules);
        foreach (var line in story.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            points.Purse.Day = DateOnly.Parse(words[0], CultureInfo.InvariantCulture);
            var says = Do(points, words[1], words[2..^1])?.Code
                ?? points.Balance.ToString(CultureInfo.InvariantCulture);
            Assert.True(says == words[^1], $"{line.Trim()}, not {says}");
        }
    }

    private static Refusal? Do(PaperPoints points, string what, string[] how)
    {
        switch (what)
        {
            case "buy": return points.Buy(Number(how[0]), how.ElementAtOrDefault(1) ?? "");
            case "return":
                return points.Return(how[0], how.Length > 1 ? Number(how[1]) : null);
            case "spend": return points.Spend(Number(how[0]), how.ElementAtOrDefault(1) ?? "");
            case "unspend":
                return points.Unspend(how[0], how.Length > 1 ? Number(how[1]) : null);
            default:
                points.Card = how[0] == "gold" ? PaperPoints.Gold : PaperPoints.Plain;
                return null;
        }
    }

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);
}
