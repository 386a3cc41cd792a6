using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>Who is in which class, by what they brought.</summary>
public sealed class ClassStories
{
    private static readonly Period Days = Plain.Period("2026-01-01", "2026-06-30");

    private static readonly Gen<Sale[]> Sales = Gen
        .Select(Gen.Int[1, 25], Gen.Int[0, 180], Gen.Int[-6, 20], Gen.Int[0, 9])
        .Array[0, 80]
        .Select(drawn => drawn.Select(d => new Sale(
            d.Item1, Days.From.AddDays(d.Item2), d.Item3 * 100L,
            IsReturn: d.Item3 < 0 && d.Item4 > 2)).ToArray());

    private static readonly Gen<int[]> Bounds = Gen.Int[1, 99].Array[1, 5]
        .Select(some => some.Distinct().Order().ToArray());

    [Theory]
    [InlineData("70 20 5 4 1", "70,95", "A B B C C", "a largest that reaches the bound alone")]
    [InlineData("100", "70,95", "A", "the first is always A")]
    [InlineData("50 50", "40,95", "A A", "equals share the better class")]
    [InlineData("60 10 10 10 10", "65,95", "A A A A A", "all equals of one that came in time")]
    [InlineData("60 30 10 0 -40", "70,95", "A A B C C", "nothing and less are last, and no base")]
    [InlineData("0 0 -5", "70,95", "C C C", "nobody brought anything")]
    [InlineData("", "70,95", "", "nobody came")]
    public void Classes_go_by_the_share_reached_before_a_customer(
        string nets, string bounds, string classes, string why)
    {
        var spent = nets.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(Story.Number).ToList();
        var figures = Plain.Figures(
            [.. spent.Select((net, i) => new Visitor(i + 1, 1, net))]);
        var told = Classes.Of(
            figures, new(ShareOf.Revenue, UsualSchemes.Percents(bounds)));
        Assert.Equal(
            $"{classes}: {why}",
            string.Join(' ', spent.Select(n => ClassBounds.Letter(told.Lines.ClassOf(n))))
                + $": {why}");
    }

    [Fact]
    public void The_same_numbers_of_customers_and_of_revenue_are_two_different_things()
    {
        var figures = Plain.Figures(
            [.. Enumerable.Range(1, 20).Select(n => new Visitor(n, 1, n == 1 ? 900 : 10))]);
        Assert.Equal(
            [20, 0, 0],
            Classes.Of(figures, new(ShareOf.Customers, [25, 95])).Sums.Select(s => s.Customers));
        Assert.Equal(
            [1, 19, 0],
            Classes.Of(figures, new(ShareOf.Revenue, [25, 95])).Sums.Select(s => s.Customers));
        var apart = Plain.Figures(
            [.. Enumerable.Range(1, 20).Select(n => new Visitor(n, 1, 1000 - n))]);
        Assert.Equal(
            [5, 14, 1],
            Classes.Of(apart, new(ShareOf.Customers, [25, 95])).Sums.Select(s => s.Customers));
    }

    [Fact]
    public void A_second_plain_way_comes_to_the_same_classes() =>
        Gen.Select(Sales, Bounds, Gen.Bool).Sample((sales, bounds, byRevenue) =>
        {
            var of = byRevenue ? ShareOf.Revenue : ShareOf.Customers;
            var told = Classes.Of(Plain.Figures(sales, Days), new(of, bounds));
            Assert.Equal(
                PlainClasses.Of(sales, of, bounds),
                told.Sums.Select(s => (ClassBounds.Letter(s.Class), s.Customers, s.Net)));
        });

    [Fact]
    public void Pages_of_all_classes_put_together_are_everyone_once() =>
        Gen.Select(Sales, Bounds, Gen.Int[1, 7]).Sample((sales, bounds, limit) =>
        {
            var figures = Plain.Figures(sales, Days);
            var told = Classes.Of(figures, new(ShareOf.Revenue, bounds));
            var met = new List<(long, long, int)>();
            for (var which = 0; which <= bounds.Length; which++)
            {
                Mark? after = null;
                do
                {
                    var page = told.Page(figures, which, after, limit);
                    met.AddRange(page.Items.Select(v => (v.Customer, v.Net, which)));
                    after = page.Next;
                }
                while (after is not null);
            }
            Assert.Equal(PlainClasses.Classed(sales, ShareOf.Revenue, bounds), met);
        });

    [Fact]
    public void The_gini_coefficient_is_the_mean_difference_of_any_two() =>
        Sales.Sample(sales =>
        {
            var order = new NetOrder(Plain.Figures(sales, Days));
            var nets = sales.GroupBy(s => s.Customer).Select(g => g.Sum(s => s.Net)).ToList();
            var spread = Concentration.Of(order);
            if (nets.All(n => n <= 0))
            {
                Assert.Null(spread.Gini);
                return;
            }
            Assert.Equal(PlainClasses.Gini(nets), spread.Gini!.Value, 1e-9);
            Assert.Equal(order.Total, spread.Curve[^1].Net);
            Assert.Equal(0, spread.Curve[0].Net);
        });

    [Theory]
    [InlineData(1000, 2, 10, 1, "up at once")]
    [InlineData(950, 1, 10, 1, "short of it by five in a hundred")]
    [InlineData(900, 1, 10, 1, "short of it by just ten")]
    [InlineData(899, 1, 10, 2, "short of it by more than ten")]
    [InlineData(950, 1, 0, 2, "no slack is said")]
    [InlineData(95, 1, 10, 3, "far below its old class: no slack for the one between")]
    [InlineData(0, 1, 10, 3, "nothing brought keeps no class")]
    public void Slack_keeps_a_class_for_who_falls_short_by_little(
        long net, int before, int slack, int now, string why)
    {
        var lines = new ClassLines([1000, 100]);
        Assert.Equal(
            $"{now}: {why}", $"{lines.ClassOf(net, before - 1, slack) + 1}: {why}");
    }

    [Theory]
    [InlineData(SchemeRhythm.Monthly, "2026-11-23", "2026-11-01", false)]
    [InlineData(SchemeRhythm.Monthly, "2026-12-01", "2026-11-30", true)]
    [InlineData(SchemeRhythm.Monthly, "2026-12-09", null, true)]
    [InlineData(SchemeRhythm.Weekly, "2026-11-29", "2026-11-23", false)]
    [InlineData(SchemeRhythm.Weekly, "2026-11-30", "2026-11-29", true)]
    [InlineData(SchemeRhythm.Daily, "2026-11-23", "2026-11-23", false)]
    [InlineData(SchemeRhythm.Daily, "2026-11-24", "2026-11-23", true)]
    [InlineData(SchemeRhythm.ByHand, "2026-11-24", null, false)]
    public void A_scheme_is_due_once_in_its_rhythm_however_late(
        SchemeRhythm runs, string on, string? last, bool due)
    {
        var scheme = new ClassScheme { Runs = runs, AtWork = true, Months = 12 };
        Assert.Equal(
            due, scheme.IsDue(Plain.Day(on), last is null ? null : Plain.Day(last)));
        Assert.False(new ClassScheme { Runs = runs, Months = 12 }.IsDue(Plain.Day(on), null));
    }

    [Fact]
    public void Who_is_in_two_classes_is_served_by_the_best_of_each() => Assert.Equal(
        new ServiceStandard
        {
            Says = "Call them", RhythmDays = 7, Priority = 1, FirstAnswerHours = 2,
            AllotmentPercent = 60,
        },
        ServiceStandard.Together(
        [
            new() { Says = "Call them", RhythmDays = 30, Priority = 1, AllotmentPercent = 60 },
            new() { RhythmDays = 7, Priority = 3, FirstAnswerHours = 2, AllotmentPercent = 10 },
        ]));
}
