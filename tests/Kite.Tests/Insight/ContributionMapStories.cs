using Kite.Insight;

namespace Kite.Tests.Insight;

public sealed class ContributionMapStories
{
    [Fact]
    public void Often_and_much_mean_strictly_above_the_lines() =>
        Told(Thresholds.Fixed(often: 2, much: 3000), """
            visits  net     quarter  why
            2       6000    C        two-visits-is-not-often-and-30-is-not-much
            2       6001    A        half-a-cent-a-visit-above-is-much
            3       9000    D        three-is-often
            3       9001    B        a-third-of-a-cent-above-is-much
            1       3000    C        exactly-on-the-line
            1       3001    A        a-cent-above
            9       0       D        visits-that-brought-nothing-are-visits
            1       -500    C        returns-may-leave-a-loss
            """);

    [Fact]
    public void A_line_below_zero_parts_losses_too() =>
        Told(Thresholds.Fixed(often: 1, much: -100), """
            visits  net     quarter  why
            2       -200    D        exactly-on-the-line
            2       -199    B        half-a-cent-above
            1       -101    C        below
            """);

    [Fact]
    public void Sums_beyond_sixty_four_bits_do_not_wrap() =>
        Assert.Equal(
            Quarter.D,
            Thresholds.Fixed(often: 1, much: long.MaxValue).Of(int.MaxValue, long.MaxValue));

    [Theory]
    [InlineData("Median", 3, 200)]
    [InlineData("Mean", 3, 265)]
    public void Lines_by_rule_are_whole_and_rounded_down(string name, long often, long much)
    {
        var rule = Enum.Parse<Rule>(name);
        // Averages: 100, 133.33…, 266.66…, 560. Halfway: 200 exactly. Mean: 265.
        var figures = Plain.Figures(
            new Visitor(1, 1, 100), new(2, 3, 400), new(3, 3, 800), new(4, 6, 3360));
        Assert.Equal(new Thresholds(rule, often, much), Thresholds.By(rule, figures, 0, 0));
    }

    [Fact]
    public void The_odd_coins_of_many_customers_make_whole_ones()
    {
        // 10 1/2, 11 1/3 and 11 1/6 make exactly 33; their whole coins alone make 32.
        var figures = Plain.Figures(new Visitor(1, 2, 21), new(2, 3, 34), new(3, 6, 67));
        Assert.Equal(11, Mean.Average(figures));
    }

    [Fact]
    public void Nobody_has_lines_at_zero()
    {
        var nobody = Plain.Figures();
        Assert.Equal(new(Rule.Median, 0, 0), Thresholds.By(Rule.Median, nobody, 9, 9));
        Assert.Equal(new(Rule.Mean, 0, 0), Thresholds.By(Rule.Mean, nobody, 9, 9));
    }

    [Fact]
    public void A_cell_of_five_is_filled_and_one_of_four_is_points()
    {
        var crowd = Enumerable.Range(1, 5).Select(n => new Visitor(n, 1, 1000));
        var few = Enumerable.Range(6, 4).Select(n => new Visitor(n, 12, 60_000));
        var map = ContributionMap.Of(
            Plain.Figures([.. crowd, .. few]), Thresholds.Fixed(often: 3, much: 2000));

        Assert.Collection(
            map.Cells,
            filled => Assert.Equal((5, 0), (filled.Customers, filled.Points.Count)),
            points => Assert.Equal([6L, 7, 8, 9], points.Points.Select(p => p.Customer)));
    }

    [Fact]
    public void A_line_through_a_cell_parts_it()
    {
        // One column holds 12 to 15 visits; the line after 13 runs through it.
        var map = ContributionMap.Of(
            Plain.Figures(new Visitor(1, 13, 13_000), new(2, 14, 14_000)),
            Thresholds.Fixed(often: 13, much: 100));

        Assert.Collection(
            map.Cells,
            cell => Assert.Equal((Quarter.A, new(12, 14)), (cell.Key.Quarter, cell.Visits)),
            cell => Assert.Equal((Quarter.B, new(14, 16)), (cell.Key.Quarter, cell.Visits)));
    }

    [Fact]
    public void A_line_on_the_edge_of_a_row_parts_no_cell()
    {
        var map = ContributionMap.Of(
            Plain.Figures(new Visitor(1, 1, 10_000), new(2, 1, 10_001)),
            Thresholds.Fixed(often: 0, much: 10_000));

        Assert.Collection(
            map.Cells,
            cell => Assert.Equal((Quarter.D, new(8000, 10_000)), (cell.Key.Quarter, cell.Average)),
            cell => Assert.Equal(
                (Quarter.B, new(10_000, 12_500)), (cell.Key.Quarter, cell.Average)));
    }

    [Fact]
    public void A_lasso_holds_those_inside_it()
    {
        var figures = Plain.Figures(
            new Visitor(1, 2, 2000), new(2, 2, 9000), new(3, 8, 8000), new(4, 2, -50));
        Lasso low = new([new(1.5, 500), new(4, 500), new(4, 2000), new(1.5, 2000)]);
        Lasso bottom = new([new(1, 0.1), new(9, 0.1), new(9, 0.9), new(1, 0.9)]);

        Assert.Equal([1L], Selection.Of(low).Numbers(figures));
        Assert.Equal([4L], Selection.Of(bottom).Numbers(figures));
        Assert.Empty(Selection.Of(new Lasso([])).Numbers(figures));
    }

    private static void Told(Thresholds thresholds, string story)
    {
        foreach (var line in Story.Lines(story))
        {
            var quarter = thresholds.Of(Story.Count(line[0]), Story.Number(line[1]));
            Assert.Equal($"{line[2]}: {line[3]}", $"{quarter}: {line[3]}");
        }
    }
}
