using CsCheck;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Lists of which figures decide who is in them, walked page by page.</summary>
[Trait("books", "both")]
public sealed class ListWalkTests
{
    private const int Count = 5_000;
    private static readonly string?[] Cities = ["Athens", "Piraeus", null, null, "Rare"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_hold_everyone_who_passes_once_and_in_order()
    {
        await using var shop = await Shop.Open();
        var all = await Fill(shop);
        await Gen.Select(
            Gen.Int[1, 3], Gen.Int[0, 3], Gen.Bool, Gen.Int[1, 200], Gen.Int[0, 4]).SampleAsync(
            async (every, order, old, size, where) =>
            {
                var numbers = all.Where(c => c.Number % every == 0)
                    .Where(c => !old || c.Number <= Count / 2 || every == 1)
                    .Select(c => c.Number).Order().ToArray();
                var question = new CustomerQuestion
                {
                    Order = (CustomerOrder)order,
                    Passing = new(numbers),
                };
                var city = where == 3 ? null : Cities[where];
                var expected = Ordered(
                    all.Where(c => numbers.Contains(c.Number) && (city is null || c.City == city)),
                    (CustomerOrder)order);

                Assert.Equal(expected, await Walked(shop, question, city, Math.Max(size, 20)));
            },
            iter: 25, threads: 1);
    }

    [Fact]
    public void Numbers_are_cut_and_followed_as_plain_sets_are()
    {
        Gen.Select(Gen.Long[1, 60].Array, Gen.Long[1, 60].Array, Gen.Long[0, 61], Gen.Int[1, 9])
            .Sample((one, other, after, most) =>
            {
                var (a, b) = (one.Distinct().Order().ToArray(), other.Distinct().Order().ToArray());
                var numbers = new CustomerNumbers(a);
                Assert.Equal(a.Intersect(b), numbers.And(new(b)).All);
                Assert.Equal(a.Where(n => n > after).Take(most), numbers.Next(after, false, most));
                Assert.Equal(
                    a.Where(n => n < after).TakeLast(most), numbers.Next(after, true, most));
                Assert.Equal(a.TakeLast(most), numbers.Next(null, true, most));
                Assert.Equal(a.Contains(after), numbers.Has(after));
            });
    }

    private static async Task<List<long>> Walked(
        Shop shop, CustomerQuestion question, string? city, int size)
    {
        var seen = new List<long>();
        var place = new Place<AskedFor.Key>(null, Beginning: true);
        while (true)
        {
            var page = await shop.Books(async db =>
            {
                var customers = db.Set<Customer>().AsNoTracking().Where(c => c.Number > 0);
                if (city is not null) customers = customers.Where(c => c.City == city);
                // As the list itself does with so few.
                if (question.Passing is { Count: <= ListWalk.Few } few)
                    customers = customers.Where(c => EF.Parameter(few.All).Contains(c.Number));
                Assert.Equal(
                    Math.Min(10, await customers.CountUpTo(question, int.MaxValue, Cancel)),
                    await customers.CountUpTo(question, 10, Cancel));
                return await customers.Next(question, place, size, Cancel);
            });
            seen.AddRange(page.Select(c => c.Number));
            if (page.Count < size) return seen;
            place = new(AskedFor.Key.Of(page[^1]), Beginning: false);
        }
    }

    private static IEnumerable<long> Ordered(IEnumerable<Customer> some, CustomerOrder order) =>
        (order switch
        {
            CustomerOrder.Newest => some.OrderByDescending(c => c.Number),
            CustomerOrder.Number => some.OrderBy(c => c.Number),
            CustomerOrder.Name => some.OrderBy(c => c.Name, StringComparer.Ordinal)
                .ThenBy(c => c.Number),
            _ => some.OrderByDescending(c => c.Name, StringComparer.Ordinal)
                .ThenByDescending(c => c.Number),
        }).Select(c => c.Number);

    private static async Task<List<Customer>> Fill(Shop shop)
    {
        var made = Enumerable.Range(1, Count).Select(n => new Customer
        {
            Number = n, Name = $"n{n * 7919 % 997:000}",
            City = n % 500 == 0 ? "Rare" : Cities[n % 4],
        }).ToList();
        await shop.Books(async db =>
        {
            await using var whole = await db.Database.BeginTransactionAsync(Cancel);
            await BulkWriter.Write(db, made, Cancel);
            await whole.CommitAsync(Cancel);
            return 0;
        });
        return made;
    }
}
