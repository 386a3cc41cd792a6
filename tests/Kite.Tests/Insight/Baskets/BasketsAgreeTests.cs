using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight.Baskets;

/// <summary>Baskets and tastes of the mirror and of the books against plain counting.</summary>
[Trait("books", "both")]
public sealed class BasketsAgreeTests
{
    private static readonly DateOnly First = new(2026, 1, 1);

    // Few customers, products and days: the same twice, ties and returns are the usual case.
    private static readonly Gen<Sale> Sales = Gen.Select(
        Gen.Long[-2, 6], Gen.Int[0, 40], Gen.Int[0, 3],
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 3], Gen.Int[0, 6]).Array[1, 5], Gen.Int[1, 2],
        (customer, day, kind, lines, store) => Sale.With(
            customer == 0 ? -1 : customer, First.AddDays(day),
            string.Join(' ', lines.Select(l =>
                $"{(l.Item3 == 0 ? "-" : "")}P{l.Item1}*{l.Item2}")),
            back: kind == 0) with
        {
            Store = store,
        });

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public async Task Random_receipts_hold_the_pairs_that_plain_counting_finds(int seed)
    {
        var sales = Drawn(new Random(seed), 150).ToList();
        var plain = new PlainBaskets(sales);
        var (from, to) = (First.AddDays(10), First.AddDays(30));
        var period = Period.Of(from, to).Value;
        await using var world = await MirrorWorld.With(sales);
        await using var mirror = await world.FromMirror();
        await using var books = await world.FromBooks();
        foreach (var snapshot in new Snapshot[] { mirror, books })
        {
            Assert.Equal(
                plain.Pairs(2), PlainBaskets.Told(await Counted.Of(snapshot, 2)));
            Assert.Equal(
                plain.Pairs(2, s => s.Store == 2 && s.Day >= from && s.Day <= to),
                PlainBaskets.Told(await Counted.Of(snapshot, 2, period, 2)));
            var codes = await snapshot.Products(MirrorWorld.Cancel);
            Assert.Equal(
                plain.Tastes(s => s.Day >= from && s.Day <= to),
                PlainBaskets.Told(
                    await snapshot.Tastes(period, null), codes));
        }
    }

    [Fact]
    public void Random_lines_are_brought_back_as_plain_counting_says() =>
        Sales.Array[0, 60].Sample(sales =>
        {
            var plain = new PlainBaskets(sales);
            var back = BroughtBack.Of(Moved(sales));
            for (var i = 0; i < sales.Length; i++)
            {
                var left = sales[i].Lines.Where(l => l.Net > 0).Select(l => l.Product)
                    .Distinct().Order().Where(p => !back.Has(i, int.Parse(
                        p[1..], System.Globalization.CultureInfo.InvariantCulture)));
                Assert.Equal(plain.On(i), left);
            }
        });

    private static IEnumerable<LineMoved> Moved(Sale[] sales) =>
        from at in Enumerable.Range(0, sales.Length)
        from line in sales[at].Lines
        group line by (at, line.Product, Back: line.Net < 0) into sum
        select new LineMoved(
            sales[sum.Key.at].Customer,
            int.Parse(sum.Key.Product[1..], System.Globalization.CultureInfo.InvariantCulture),
            sum.Key.at, sales[sum.Key.at].Day.DayNumber, sum.Key.Back,
            sum.Sum(l => l.Pieces), sales[sum.Key.at].IsReturn ? -1 : sum.Key.at);

    private static IEnumerable<Sale> Drawn(Random dice, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var customer = dice.Next(-2, 12);
            var words = Enumerable.Range(0, dice.Next(1, 6)).Select(_ =>
                $"{(dice.Next(7) == 0 ? "-" : "")}P{dice.Next(6)}*{dice.Next(1, 4)}");
            yield return Sale.With(
                customer == 0 ? -1 : customer, First.AddDays(dice.Next(41)),
                string.Join(' ', words), back: dice.Next(5) == 0) with
            {
                Store = dice.Next(1, 3),
            };
        }
    }
}
