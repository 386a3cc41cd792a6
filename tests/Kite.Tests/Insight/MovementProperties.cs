using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight;

public sealed class MovementProperties
{
    private static readonly DateOnly Opening = new(2026, 1, 1);

    private static readonly Gen<Sale[]> Sales = Gen.Select(
            Gen.Long[1, 25], Gen.Int[0, 250], Gen.Long[0, 9_000], Gen.Int[0, 9],
            (customer, day, net, back) => back == 0
                ? new Sale(customer, Opening.AddDays(day), -net, IsReturn: true)
                : new Sale(customer, Opening.AddDays(day), net))
        .Array[0, 120];

    private static readonly Gen<Movement> Movements = Gen.Select(
        Sales, Gen.Int[0, 120], Gen.Int[0, 60], Gen.Int[0, 70], Between);

    [Fact]
    public void Rows_and_columns_sum_to_the_figures_of_each_period() =>
        Gen.Select(Sales, Gen.Int[0, 120], Gen.Int[0, 60], Gen.Int[0, 70]).Sample(
            (sales, length, gap, then) =>
            {
                var (first, second) = Periods(length, gap, then);
                var movement = Between(sales, length, gap, then);
                var before = ContributionMap.Of(
                    Plain.Figures(sales, first), movement.Thresholds);
                var after = ContributionMap.Of(
                    Plain.Figures(sales, second), movement.Thresholds);
                foreach (var quarter in Enum.GetValues<Quarter>())
                {
                    var state = (State)(int)quarter;
                    Assert.Equal(before[quarter].Customers, movement.RowOf(state));
                    Assert.Equal(after[quarter].Customers, movement.Into(state));
                }
            });

    [Fact]
    public void Everyone_known_is_counted_once() =>
        Movements.Sample(movement =>
        {
            Assert.Equal(movement.Customers, movement.Moves().Sum(move => move.Customers));
            Assert.Equal(
                movement.Customers,
                movement.Moves().SelectMany(move => movement.Went(move.From, move.To))
                    .Select(mover => mover.Customer)
                    .Distinct().Count());
            foreach (var row in movement.Moves().GroupBy(move => move.From))
                Assert.Equal(row.First().Row, row.Sum(move => move.Customers));
        });

    [Fact]
    public void A_list_of_a_move_holds_as_many_as_the_matrix_says() =>
        Movements.Sample(movement =>
        {
            foreach (var move in movement.Moves())
            {
                var page = movement.Page(move.From, move.To, after: null, limit: 100);
                Assert.Equal(move.Customers, page.Customers);
                Assert.Equal(move.Customers, page.Items.Count);
                Assert.Equal(page.Items.OrderByDescending(m => m.Visitor.Net)
                    .ThenBy(m => m.Customer), page.Items);
            }
        });

    [Fact]
    public void The_trend_tells_what_the_matrix_shows() =>
        Movements.Sample(movement =>
        {
            var trend = movement.Trend;
            Assert.Equal(trend.Before - trend.OutOfB + trend.IntoB, trend.After);
            Assert.InRange(trend.FromA, 0, trend.IntoB);
        });

    private static Movement Between(Sale[] sales, int length, int gap, int then)
    {
        var (first, second) = Periods(length, gap, then);
        return Movement.Of(
            Plain.Figures(sales, first), Plain.Figures(sales, second), Plain.Habits(sales),
            Thresholds.Fixed(often: 1, much: 4_000));
    }

    private static (Period First, Period Second) Periods(int length, int gap, int then)
    {
        var first = Period.Of(Opening, Opening.AddDays(length)).Value;
        var from = first.To.AddDays(1 + gap);
        return (first, Period.Of(from, from.AddDays(then)).Value);
    }
}
