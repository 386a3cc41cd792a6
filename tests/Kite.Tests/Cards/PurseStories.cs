using System.Globalization;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>
/// What happens to the money on a card, as a shopkeeper reads it. Amounts in coins; a balance is
/// what was paid in and what was given on top.
/// </summary>
public sealed class PurseStories
{
    [Fact]
    public void Ten_thousand_paid_in_is_twelve_thousand_to_spend() => Told("""
        day         does                     says
        2026-03-01  top-up 1000000 200000    1000000+200000
        2026-03-01  pay 11000                990833+198167
        2026-03-02  pay 600000               490833+98167
        2026-03-02  pay 589001               too-little-in-purse
        2026-03-02  pay 589000               0+0
        2026-03-02  pay 1                    too-little-in-purse
        """);

    [Fact]
    public void Coin_by_coin_the_gift_is_used_in_its_proportion_all_the_same() => Told("""
        day         does                     says
        2026-03-01  top-up 10 2              10+2
        2026-03-01  pay 1                    9+2
        2026-03-01  pay 1                    8+2
        2026-03-01  pay 1                    7+2
        2026-03-01  pay 1                    6+2
        2026-03-01  pay 1                    5+2
        2026-03-01  pay 1                    5+1
        2026-03-01  pay 6                    0+0
        """);

    [Fact]
    public void Where_the_gift_comes_last_what_was_paid_in_goes_first() => Told("""
        day         does                     says
        2026-03-01  top-up 500 50 last       500+50
        2026-03-01  pay 499                  1+50
        2026-03-01  pay 11                   0+40
        2026-03-01  pay 40                   0+0
        """);

    [Fact]
    public void Where_the_gift_comes_first_what_was_paid_in_goes_last() => Told("""
        day         does                     says
        2026-03-01  top-up 500 50 first      500+50
        2026-03-01  pay 49                   500+1
        2026-03-01  pay 11                   490+0
        2026-03-01  pay 490                  0+0
        """);

    [Fact]
    public void The_oldest_top_up_is_spent_first_by_its_own_rule() => Told("""
        day         does                     says
        2026-03-01  top-up 100 100           100+100
        2026-03-02  top-up 100 50 last       200+150
        2026-03-02  pay 100                  150+100
        2026-03-02  pay 150                  50+50
        2026-03-02  pay 60                   0+40
        """);

    [Fact]
    public void What_is_soonest_worth_nothing_is_spent_first() => Told("""
        day         does                              says
        2026-03-01  top-up 100 100                    100+100
        2026-03-01  top-up 100 100 until-2026-06-30   200+200
        2026-03-01  top-up 100 100 until-2026-04-30   300+300
        2026-03-01  pay 200                           200+200
        2026-05-01  pay 200                           100+100
        2026-07-01  pay 200                           0+0
        """);

    [Fact]
    public void Bonus_that_is_not_used_in_time_is_gone_and_the_principal_stays() => Told("""
        day         does                              says
        2026-03-01  top-up 100 100 until-2026-03-31   100+100
        2026-03-31  pay 50                            75+75
        2026-04-01  pay 76                            too-little-in-purse
        2026-04-01  pay 75                            0+0
        """);

    [Fact]
    public void A_refund_goes_back_into_the_lots_it_came_from_the_last_first() => Told("""
        day         does                     says
        2026-03-01  top-up 100 0             100+0
        2026-03-01  top-up 100 100           200+100
        2026-03-01  pay 200 dinner           50+50
        2026-03-02  top-up 1000 0            1050+50
        2026-03-02  refund dinner 50         1075+75
        2026-03-02  refund dinner 100        1150+100
        2026-03-02  refund dinner 51         more-than-was-paid
        2026-03-02  refund dinner 50         1200+100
        2026-03-02  refund dinner            payment-is-given-back
        """);

    [Fact]
    public void Gifts_used_up_and_given_back_after_their_day_live_on_for_a_while() => Told("""
        day         does                                       says
        2026-03-01  top-up 100 100 until-2026-03-31 grace-10   100+100
        2026-03-01  pay 200 dinner                             0+0
        2026-04-05  refund dinner                              100+100
        2026-04-15  pay 50                                     50+100
        2026-04-16  pay 51                                     too-little-in-purse
        2026-04-16  pay 50                                     0+0
        """);

    [Fact]
    public void A_card_that_is_handed_back_pays_what_was_paid_in_and_never_the_gift() => Told("""
        day         does                     says
        2026-03-01  top-up 300000 100000     300000+100000
        2026-03-01  pay 359400               30450+10150
        2026-03-02  cash-out                 0+0
        2026-03-02  cash-out                 nothing-to-hand-back
        """);

    [Fact]
    public void A_payment_given_back_after_the_card_was_emptied_comes_back_as_it_was_paid() =>
        Told("""
        day         does                     says
        2026-03-01  top-up 100 50            100+50
        2026-03-01  pay 30 dinner            80+40
        2026-03-02  cash-out                 0+0
        2026-03-03  refund dinner 15         10+5
        2026-03-03  refund dinner 15         20+10
        2026-03-03  pay 15                   10+5
        """);

    [Fact]
    public void Part_of_a_purse_goes_into_another_and_keeps_its_gift() => Told("""
        day         does                              says
        2026-03-01  top-up 100 50 until-2026-03-31    100+50
        2026-03-02  transfer 75                       50+25
        2026-03-02  transfer 76                       too-little-in-purse
        2026-04-01  transfer                          0+0
        """);

    [Fact]
    public void A_transfer_goes_to_another_purse_in_the_same_money_and_is_something() => Told("""
        day         does                     says
        2026-03-01  transfer                 amount-must-be-above-nothing
        2026-03-01  top-up 100 50            100+50
        2026-03-01  transfer 0               amount-must-be-above-nothing
        2026-03-01  transfer -75             amount-must-be-above-nothing
        2026-03-01  transfer-to-itself 75    purses-are-the-same
        2026-03-01  transfer-abroad 75       purses-differ-in-currency
        2026-03-01  pay 150                  0+0
        """);

    [Fact]
    public void A_purse_holds_so_much_and_no_more_by_whatever_way_it_comes() => Told("""
        day         does                     says
        2026-03-01  top-up 60000000000000 0  60000000000000+0
        2026-03-01  transfer                 0+0
        2026-03-01  top-up 99999999999999 0  99999999999999+0
        2026-03-01  adjust 1 1               too-much-for-purse
        2026-03-01  adjust 1 0               100000000000000+0
        2026-03-01  transfer 40000000000001  too-much-for-purse
        2026-03-01  transfer 40000000000000  60000000000000+0
        """);

    [Fact]
    public void What_was_wrong_is_put_right_by_hand() => Told("""
        day         does                     says
        2026-03-01  top-up 100 50            100+50
        2026-03-01  adjust 0 25              100+75
        2026-03-01  adjust -40 -60           60+15
        2026-03-01  adjust -61 0             too-little-in-purse
        2026-03-01  adjust 0 0               amount-must-be-above-nothing
        """);

    [Fact]
    public void Nothing_and_less_than_nothing_is_no_amount() => Told("""
        day         does                     says
        2026-03-01  top-up 0 10              amount-must-be-above-nothing
        2026-03-01  top-up -5 10             amount-must-be-above-nothing
        2026-03-01  top-up 5 -1              amount-must-be-above-nothing
        2026-03-01  top-up 99999999999999 2  too-much-for-purse
        2026-03-01  top-up 100 0             100+0
        2026-03-01  pay 0                    amount-must-be-above-nothing
        2026-03-01  pay -100                 amount-must-be-above-nothing
        2026-03-01  pay 10 tea               90+0
        2026-03-01  refund tea 0             amount-must-be-above-nothing
        2026-03-01  refund tea -1            amount-must-be-above-nothing
        """);

    private static void Told(string story)
    {
        var purse = new PaperPurse();
        foreach (var line in story.Split('\n')[1..])
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            purse.Day = DateOnly.Parse(words[0], CultureInfo.InvariantCulture);
            var says = purse.Do(words[1], words[2..^1])?.Code ?? purse.Balance();
            Assert.True(says == words[^1], $"{line.Trim()}, not {says}");
        }
    }
}

file static class Spoken
{
    public static Refusal? Do(this PaperPurse purse, string what, string[] how) => what switch
    {
        "top-up" => purse.TopUp(Number(how[0]), Number(how[1]), Terms(how[2..])),
        "pay" => purse.Pay(Number(how[0]), how.ElementAtOrDefault(1) ?? ""),
        "refund" => purse.Refund(how[0], how.Length > 1 ? Number(how[1]) : null),
        "cash-out" => purse.Do(new CashOut(purse.Id, Tender.Cash)),
        "transfer" => purse.Do(
            new Transfer(purse.Id, purse.Other, how.Length > 0 ? Number(how[0]) : null)),
        "transfer-to-itself" => purse.Do(new Transfer(purse.Id, purse.Id, Number(how[0]))),
        "transfer-abroad" => purse.Do(new Transfer(purse.Id, purse.Abroad, Number(how[0]))),
        "adjust" => purse.Do(new Adjustment(
            purse.Id, new(Number(how[0]), Number(how[1])), PaperPurse.Usual)),
        _ => throw new ArgumentException(what, nameof(what)),
    };

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);

    private static LotTerms Terms(string[] words)
    {
        var order = words.Contains("last") ? SpendOrder.BonusLast
            : words.Contains("first") ? SpendOrder.BonusFirst
            : SpendOrder.Proportional;
        return new(
            order,
            After(words, "until-") is { } until
                ? DateOnly.Parse(until, CultureInfo.InvariantCulture)
                : null,
            After(words, "grace-") is { } grace ? (int)Number(grace) : 0);
    }

    private static string? After(string[] words, string start) =>
        Array.Find(words, w => w.StartsWith(start, StringComparison.Ordinal))?[start.Length..];
}
