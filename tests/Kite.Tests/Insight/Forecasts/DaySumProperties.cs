using CsCheck;
using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>What came in on each day, counted by the mirror, by the books and by hand.</summary>
[Trait("books", "both")]
public sealed class DaySumProperties
{
    private static readonly DateOnly Opening = new(2026, 1, 1);

    [Fact]
    public async Task Mirror_books_and_hand_agree_with_returns_and_receipts_without_a_customer()
    {
        var sales = Gen.Select(
                Gen.Long[-1, 4], Gen.Int[0, 9], Gen.Long[1, 500], Gen.Int[0, 5], Gen.Int[1, 2],
                (customer, day, net, kind, store) => new Sale(
                    customer, Opening.AddDays(day), kind == 0 ? -net : net, kind == 0)
                {
                    Store = store,
                })
            .Array[120].Single();
        await using var world = await MirrorWorld.With(sales);
        foreach (var store in new int?[] { null, 1, 2, 3 })
        {
            await using var mirror = await world.FromMirror();
            await using var books = await world.FromBooks();
            var byHand = ByHand(sales, store);

            Assert.Equal(byHand, await mirror.Days(store, MirrorWorld.Cancel));
            Assert.Equal(byHand, await books.Days(store, MirrorWorld.Cancel));
            var one = ByHand([.. sales.Where(s => s.Customer == 1)], store);
            Assert.Equal(one, await mirror.Days(store, MirrorWorld.Cancel, customer: 1));
            Assert.Equal(one, await books.Days(store, MirrorWorld.Cancel, customer: 1));
        }
    }

    private static List<DaySum> ByHand(Sale[] sales, int? store) =>
    [
        .. sales.Where(s => store is null || s.Store == store)
            .GroupBy(s => s.Day).OrderBy(day => day.Key)
            .Select(day => new DaySum(
                day.Key, day.Sum(s => s.Net),
                day.Where(s => s.Customer > 0 && !s.IsReturn)
                    .Select(s => s.Customer).Distinct().Count()
                + day.Count(s => s.Customer <= 0 && !s.IsReturn))),
    ];
}
