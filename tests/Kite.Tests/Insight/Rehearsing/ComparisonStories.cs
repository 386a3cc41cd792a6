using Kite.Cards;
using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>What a strategy does, seen beside those who do without it.</summary>
public sealed class ComparisonStories
{
    private static readonly Guid Tea = PaperStrategies.Id("tea");

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(10, 900, 1_100)]
    [InlineData(50, 4_800, 5_200)]
    public void Chance_puts_as_many_guests_into_the_comparison_group_as_is_said(
        int percent, int least, int most)
    {
        var held = Enumerable.Range(1, 10_000)
            .Count(guest => ComparisonGroup.Holds(Tea, guest, percent));
        Assert.InRange(held, least, most);
    }

    [Fact]
    public void It_says_the_same_for_ever_and_of_each_strategy_something_else()
    {
        // These stand in books: were they to change, groups would mix while strategies run.
        Assert.Equal(
            "7,9,14",
            string.Join(',', Enumerable.Range(1, 20).Where(g =>
                ComparisonGroup.Holds(Tea, g, 20))));
        var both = Enumerable.Range(1, 10_000).Count(g => ComparisonGroup.Holds(Tea, g, 20)
            && ComparisonGroup.Holds(PaperStrategies.Id("cake"), g, 20));
        Assert.InRange(both, 320, 480);
    }

    [Fact]
    public void Who_is_in_it_gets_nothing_and_is_told_why_and_the_unknown_are_never_in_it()
    {
        var tea = PaperStrategies.Read("tea 10%")[0];
        tea = tea with { Rules = tea.Rules with { HoldOutPercent = 20 } };
        Assert.Equal(WhyNot.InComparisonGroup, Why(new() { IsKnown = true, Number = 7 }));
        Assert.Null(Why(new() { IsKnown = true, Number = 3 }));
        Assert.Null(Why(Guest.Unknown));

        WhyNot? Why(Guest guest) => StrategyPricing.Price(
            PaperStrategies.Cart("food:1000", guest), [tea], TenderPlan.Otherwise,
            PaperStrategies.Noon).Trace[0].Why;
    }

    [Fact]
    public void Who_left_counts_as_nothing_and_who_came_later_does_not_count()
    {
        // Odd numbers do without: they stay at 1,000; the others go to 1,500, one of them away.
        var before = Plain.Figures([.. Enumerable.Range(1, 40).Select(
            n => new Visitor(n, 2, 1_000 + (n % 4)))]);
        var after = Plain.Figures([.. Enumerable.Range(1, 45).Where(n => n != 40).Select(
            n => new Visitor(n, n % 2 == 0 ? 3 : 2, n % 2 == 0 ? 1_500 : 1_000))]);

        var told = Comparison.Of(before, after, customer => customer % 2 == 1);

        Assert.Equal((20, 20), (told.With.Customers, told.Without.Customers));
        Assert.Equal((1_425, 2.85), (told.With.Spend, told.With.Visits));
        Assert.True(told.Spend!.IsTold);
        Assert.InRange(425 + 1, told.Spend.Low, told.Spend.High);
        Assert.Equal(0.85, told.Visits!.Value, 9);
    }

    [Theory]
    // As printed in every table of Student's t, at 95 %.
    [InlineData(1, 12.706)]
    [InlineData(5, 2.571)]
    [InlineData(10, 2.228)]
    [InlineData(30, 2.042)]
    [InlineData(120, 1.980)]
    public void The_interval_is_as_wide_as_the_tables_say(int freedom, double t) =>
        Assert.Equal(t, Difference.Student(freedom), 0.005);

    [Fact]
    public void Two_samples_differ_as_Welch_says()
    {
        // Means 20.82 and 22.99 of fifteen each, spreads 2.80 and 1.95: t = -2.46 at 25.0 degrees.
        double[] some =
        [
            27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7,
            21.4,
        ];
        double[] others =
        [
            27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5,
            24.4,
        ];
        var (a, b) = (new Spread(), new Spread());
        foreach (var one in some) a.Add(one);
        foreach (var one in others) b.Add(one);

        var told = Difference.Of(a, b)!;

        Assert.Equal((-2.167, -3.98, -0.35),
            (Math.Round(told.Value, 3), Math.Round(told.Low, 2), Math.Round(told.High, 2)));
    }

    [Fact]
    public void Of_one_alone_nothing_can_be_told()
    {
        var one = new Spread();
        one.Add(1);
        Assert.Null(Difference.Of(one, one));
    }
}
