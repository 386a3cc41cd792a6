using Kite.Insight;

namespace Kite.Tests.Insight.Moving;

/// <summary>Only real movers are called movers.</summary>
public sealed class StableTests
{
    [Fact]
    public void A_stable_population_is_called_unmoved_about_as_often_as_it_should()
    {
        const int worlds = 120;
        var (called, off, compared) = (0, 0.0, 0);
        for (var world = 1; world <= worlds; world++)
        {
            var sales = StablePopulation.Live(500, (ulong)world);
            var held = StablePopulation.Held(sales, StablePopulation.Known);
            var all = held.Ways().Select(w => w.Customers)
                .Concat(Enum.GetValues<State>().Where(s => s != State.New).Select(held.Into))
                .Append(held.Moved()).ToList();
            if (all.Exists(h => h.Beyond is not Beyond.Chance)) called++;
            foreach (var way in all.Where(h => h.Expected > 10))
            {
                off += Math.Abs(way.Actual - way.Expected) / ((way.High - way.Low) / 2);
                compared++;
            }
        }
        // One world of twenty may be called moved: six of these; thirteen are very unlikely.
        Assert.InRange(called, 0, 13);
        // The mean of a normal error is four fifths of its spread, here over about 3.2 spreads.
        Assert.InRange(off / compared, 0.18, 0.32);
    }

    [Theory]
    [InlineData(0.5, 1.0, nameof(State.B), nameof(Beyond.Fewer))]
    [InlineData(0.5, 1.0, nameof(State.None), nameof(Beyond.More))]
    [InlineData(1.0, 1.6, nameof(State.B), nameof(Beyond.More))]
    [InlineData(1.0, 0.6, nameof(State.C), nameof(Beyond.More))]
    public void A_changed_population_is_called_moved(
        double kept, double grown, string into, string beyond)
    {
        var held = StablePopulation.Held(
            StablePopulation.Live(2_000, seed: 5, kept, grown), StablePopulation.Known);
        Assert.Equal(beyond, held.Into(Enum.Parse<State>(into)).Beyond.ToString());
        Assert.Contains(held.Ways(), w => w.Customers.Beyond is not Beyond.Chance);
    }

    [Fact]
    public void How_many_stay_away_is_what_the_formulas_say()
    {
        var sales = StablePopulation.Live(1_500, seed: 3);
        var movement = StablePopulation.Moved(sales);
        var going = StablePopulation.Going(sales, movement);
        var held = StableMovement.Of(movement, going, StablePopulation.Known);

        // One lot after the other is drawn there; here nobody draws, it is the chance itself.
        var model = StablePopulation.Known.People.Visits;
        foreach (var from in Enum.GetValues<State>().Where(s => s != State.New))
        {
            var plain = going.Open.Where(g => g.From == from).Sum(g => 1 - model.Alive(g.Past)
                * model.ComesIfAlive(g.Past.Again, g.Past.Known / 7.0, g.Weeks));
            var way = held.Ways().Single(w => w.From == from && w.To == State.None);
            Assert.Equal(plain, way.Customers.Expected, 0.02 * movement.RowOf(from) + 0.5);
        }
    }

    [Fact]
    public void A_row_goes_somewhere_and_the_same_lots_are_drawn_each_time()
    {
        var sales = StablePopulation.Live(400, seed: 9);
        var (once, again) = (
            StablePopulation.Held(sales, StablePopulation.Known),
            StablePopulation.Held(sales, StablePopulation.Known));
        Assert.Equal(once.Ways(), again.Ways());
        var movement = StablePopulation.Moved(sales);
        foreach (var row in once.Ways().GroupBy(w => w.From))
            Assert.Equal(movement.RowOf(row.Key), row.Sum(w => w.Customers.Expected), 1e-6);
        Assert.All(once.Ways(), w => Assert.InRange(
            w.Customers.Expected, w.Customers.Low, w.Customers.High));
    }

    [Fact]
    public void Not_being_sure_of_the_models_makes_the_intervals_wider()
    {
        var sales = StablePopulation.Live(2_000, seed: 4);
        var before = StablePopulation.Before(sales);
        var judgement = Judging.Of(before);
        Assert.Null(StableModel.Missing(judgement));
        var model = StableModel.Of(judgement, before)!;
        Assert.Equal(7, model.Aside.Count);

        var unsure = StablePopulation.Held(sales, model with { Bias = 0 });
        var sure = StablePopulation.Held(sales, model with { Bias = 0, Aside = [] });
        var off = StablePopulation.Held(sales, model with { Bias = 0.1 });
        Assert.All(unsure.Ways().Zip(sure.Ways()), pair => Assert.True(
            Width(pair.First) >= Width(pair.Second) - 1e-9));
        Assert.True(unsure.Ways().Sum(Width) > 1.02 * sure.Ways().Sum(Width));
        Assert.True(off.Ways().Sum(Width) > unsure.Ways().Sum(Width));

        // Fitted to its own past, the population that has not changed is not called moved.
        Assert.All(unsure.Ways(), w => Assert.Equal(Beyond.Chance, w.Customers.Beyond));
    }

    [Fact]
    public void Without_a_model_it_is_said_which_one_is_missing()
    {
        var few = StablePopulation.Before(StablePopulation.Live(100, seed: 1));
        Assert.Equal(Doubt.FewCustomers, StableModel.Missing(Judging.Of(few))?.Doubt);
    }

    private static double Width(StableWay way) => way.Customers.High - way.Customers.Low;
}
