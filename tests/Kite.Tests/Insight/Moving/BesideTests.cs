using Kite.Insight;

namespace Kite.Tests.Insight.Moving;

/// <summary>Two movements beside each other, row by row.</summary>
public sealed class BesideTests
{
    [Fact]
    public void The_interval_is_that_of_agresti_and_caffo()
    {
        // 7 of 10 and 4 of 12: shares of 8/12 and 5/14, reckoned by hand.
        var shares = new Proportions(7, 10, 4, 12);
        Assert.Equal(0.7 - 1.0 / 3, shares.Difference, 1e-12);
        var error = Math.Sqrt(2 / 3.0 * (1 / 3.0) / 12 + 5 / 14.0 * (9 / 14.0) / 14);
        var (low, high) = shares.Within(1.96);
        Assert.Equal(2 / 3.0 - 5 / 14.0 - 1.96 * error, low, 1e-12);
        Assert.Equal(2 / 3.0 - 5 / 14.0 + 1.96 * error, high, 1e-12);
    }

    [Fact]
    public void Rows_of_fewer_than_thirty_are_left_out_and_a_difference_is_told()
    {
        var ours = Counts((State.A, State.B, 60), (State.A, State.None, 40), (State.C, State.C, 9));
        var theirs = Counts(
            (State.A, State.B, 20), (State.A, State.None, 80), (State.C, State.C, 500));
        var beside = TwoMovements.Of(ours, theirs, Enum.GetValues<State>());
        Assert.Equal(1, beside.LeftOut);
        Assert.Equal(
            ["A>B told 0.40", "A>None told -0.40"],
            beside.Ways.Select(w => FormattableString.Invariant(
                $"{w.From}>{w.To} {(w.IsTold ? "told" : "-")} {w.Shares.Difference:0.00}")));
        var alike = TwoMovements.Of(ours, ours, Enum.GetValues<State>());
        Assert.DoesNotContain(alike.Ways, w => w.IsTold);
    }

    [Fact]
    public void Two_halves_of_one_population_seldom_differ()
    {
        const int worlds = 100;
        var told = 0;
        for (var world = 1; world <= worlds; world++)
        {
            var movers = StablePopulation.Moved(StablePopulation.Live(800, (ulong)(world + 500)))
                .Movers().ToList();
            var beside = TwoMovements.Of(
                (from, to) => Half(from, to, 0), (from, to) => Half(from, to, 1),
                Enum.GetValues<State>());
            if (beside.Ways.Any(w => w.IsTold)) told++;

            int Half(State from, State to, int half) => movers.Count(
                m => m.Customer % 2 == half && m.From == from && m.To == to);
        }
        Assert.InRange(told, 0, 12);
    }

    [Theory]
    // As many are missing on both sides, or hardly anyone is.
    [InlineData(0, 100, 0, 100, false)]
    [InlineData(10, 990, 10, 990, false)]
    [InlineData(3, 97, 1, 99, false)]
    // Five points are marked, few customers or many.
    [InlineData(5, 95, 0, 100, true)]
    [InlineData(0, 100, 6, 94, true)]
    // Of many, fewer points are more than chance makes.
    [InlineData(200, 9_800, 20, 9_980, true)]
    [InlineData(0, 0, 0, 0, false)]
    public void Missing_markedly_more_on_one_side_is_uneven(
        int some, int stay, int others, int othersStay, bool isUneven) =>
        Assert.Equal(isUneven, new Missing(some, stay, others, othersStay).IsUneven);

    private static Func<State, State, int> Counts(
        params (State From, State To, int Customers)[] counts) =>
        (from, to) => counts.Where(c => c.From == from && c.To == to).Sum(c => c.Customers);
}
