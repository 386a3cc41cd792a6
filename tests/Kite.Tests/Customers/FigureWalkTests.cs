using CsCheck;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Lists in the order of a figure that the books do not hold, page by page.</summary>
[Trait("books", "both")]
public sealed class FigureWalkTests
{
    private const int Count = 27_500;
    private const int Old = 7_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_ranking_goes_on_after_any_place_as_a_plain_sort_does() =>
        Gen.Select(
                Gen.Select(Gen.Long[1, 40], Gen.Long[-3, 3]).Array, Gen.Long[-4, 4],
                Gen.Long[0, 41], Gen.Bool)
            .Sample((some, figure, number, down) =>
            {
                var all = some.DistinctBy(s => s.Item1).OrderBy(s => s.Item1).ToList();
                var ranking = FigureRanking.Of(
                    [.. all.Select(s => s.Item1)], [.. all.Select(s => s.Item2)]);
                var up = all.OrderBy(s => s.Item2).ThenBy(s => s.Item1)
                    .Select(s => (Figure: s.Item2, Number: s.Item1)).ToList();
                Assert.Equal(up.Select(s => s.Number), ranking.After(null, down: false));
                Assert.Equal(
                    up.AsEnumerable().Reverse().Select(s => s.Number),
                    ranking.After(null, down: true));
                Assert.Equal(
                    (down ? up.AsEnumerable().Reverse() : up)
                        .Where(s => s.CompareTo((figure, number)) * (down ? -1 : 1) > 0)
                        .Select(s => s.Number),
                    ranking.After((figure, number), down));
                var skipped = number;
                while (ranking.Has(skipped + 1)) skipped++;
                Assert.Equal(skipped, ranking.Skip(number));
            });

    [Fact]
    public async Task Pages_hold_everyone_once_and_in_the_order_of_the_figure()
    {
        await using var shop = await Shop.Open();
        var all = await Fill(shop);
        foreach (var (city, rest) in new[]
        {
            ((string?)null, 1), (null, 2), (null, 10), ("Athens", 1), ("Athens", 3), ("Rare", 1),
            ("Rare", 2), ("New", 1),
        })
        {
            // Those of the new town have the greatest figures: upwards they come late.
            var ranked = all.Where(c => c.Number % 3 != 0 && c.Number % 5000 > 20)
                .Select(c => (c.Number, Figure: c.City == "New" ? 900 : c.Number * 7919 % 97))
                .ToList();
            var ranking = FigureRanking.Of(
                [.. ranked.Select(r => r.Number)], [.. ranked.Select(r => r.Figure)]);
            var figures = ranked.ToDictionary(r => r.Number, r => r.Figure);
            var named = rest == 1
                ? null
                : new CustomerNumbers(
                    [.. all.Where(c => c.Number % rest == 0).Select(c => c.Number)]);
            var fitting = all.Where(c => city is null || c.City == city)
                .Select(c => c.Number).Where(n => named?.Has(n) ?? true).ToList();
            foreach (var down in new[] { false, true })
            {
                var have = fitting.Where(figures.ContainsKey)
                    .OrderBy(n => (down ? -1 : 1) * figures[n])
                    .ThenBy(n => (down ? -1 : 1) * n);
                var expected = have.Concat(fitting.Where(n => !figures.ContainsKey(n)).Order());
                var question = new CustomerQuestion { Down = down, Passing = named };

                Assert.Equal(expected, await Walked(shop, question, ranking, city));
            }
        }
    }

    private static async Task<List<long>> Walked(
        Shop shop, CustomerQuestion question, FigureRanking ranking, string? city)
    {
        const int size = 3_000;
        var seen = new List<long>();
        FigureWalk.Key? after = null;
        while (true)
        {
            var page = await shop.Books(async db =>
            {
                var customers = db.Set<Customer>().AsNoTracking().Where(c => c.Number > 0);
                // "New" are all but the old: too many to be put in order by their numbers.
                if (city is "New") customers = customers.Where(c => c.Number > Old);
                else if (city is not null) customers = customers.Where(c => c.City == city);
                if (question.Passing is { Count: <= ListWalk.Few } few)
                    customers = customers.Where(c => EF.Parameter(few.All).Contains(c.Number));
                return await customers.InOrderOf(ranking, question, after, size, Cancel);
            });
            seen.AddRange(page.Select(c => c.Number));
            if (page.Count < size) return seen;
            after = new(ranking.Of(seen[^1]), seen[^1]);
        }
    }

    private static async Task<List<Customer>> Fill(Shop shop)
    {
        var made = Enumerable.Range(1, Count).Select(n => new Customer
        {
            Number = n,
            Name = $"n{n}",
            City = n > Old ? "New" : n % 500 == 0 ? "Rare" : "Athens",
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
