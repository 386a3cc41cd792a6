using Kite.Customers;
using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>Purchases that change their customer when two records become one, and back.</summary>
internal static class CarriedPurchases
{
    private const int AtOnce = 2_000;

    /// <summary>
    /// Takes an import's purchases out that were carried to another customer since: they stand
    /// elsewhere than where the import put them.
    /// </summary>
    public static async Task<long> Remove(
        KiteDb db, Guid import, CancellationToken cancel)
    {
        var merges = db.Set<Merge>();
        var touched = await merges.Select(m => m.SurvivorId)
            .Union(merges.Select(m => m.MergedId)).ToListAsync(cancel);
        var batches = db.Set<ImportBatch>().Where(b => b.ImportId == import);
        var carried = new List<Purchase>();
        foreach (var some in touched.Chunk(AtOnce).Select(c => c.ToList()))
        {
            carried.AddRange(await db.Set<Purchase>().AsNoTracking()
                .Where(p => EF.Parameter(some).Contains(p.CustomerId) && p.ImportId == import)
                .Where(p => !batches.Any(b => b.FirstPosition <= p.Position
                    && p.Position <= b.LastPosition))
                .ToListAsync(cancel));
        }
        if (carried.Count == 0) return 0;

        var further = 0;
        foreach (var some in carried.GroupBy(p => p.CustomerId).Select(g => g.ToList()))
        {
            further += (await LinesOf(db, some, cancel)).Count(l => l.Line > 1);
            await Delete(db, some, cancel);
        }
        await Tell(db, carried, more: 0, cancel);
        return carried.Count + further;
    }

    /// <summary>
    /// Purchases change their customer: they are taken out and written anew, with new positions
    /// in their old order, and those who follow along are told which are gone.
    /// </summary>
    public static async Task Carry(
        KiteDb db, IReadOnlyList<Purchase> purchases, MergeSide to, Func<Purchase, long> under,
        CancellationToken cancel)
    {
        if (purchases.Count == 0) return;

        var lines = await LinesOf(db, purchases, cancel);
        await Delete(db, purchases, cancel);
        var next = await Tell(db, purchases, more: purchases.Count, cancel);
        var anew = purchases.OrderBy(p => p.Position)
            .Select(p => Moved(p, to, under(p), next++)).ToList();
        await BulkWriter.Write(db, anew, cancel);
        await BulkWriter.Write(db, lines.ConvertAll(l => Moved(l, to)), cancel);
    }

    // All of one customer.
    private static async Task<List<PurchaseLine>> LinesOf(
        KiteDb db, IReadOnlyList<Purchase> purchases, CancellationToken cancel)
    {
        var from = purchases[0].CustomerId;
        var ids = purchases.Select(p => p.Id).ToHashSet();
        var lines = await db.Set<PurchaseLine>().AsNoTracking()
            .Where(l => l.CustomerId == from).ToListAsync(cancel);
        return lines.FindAll(l => ids.Contains(l.PurchaseId));
    }

    // All of one customer.
    private static async Task Delete(
        KiteDb db, IReadOnlyList<Purchase> purchases, CancellationToken cancel)
    {
        var from = purchases[0].CustomerId;
        foreach (var some in purchases.Chunk(AtOnce))
        {
            var ids = some.Select(p => p.Id).ToList();
            await db.Set<PurchaseLine>()
                .Where(l => l.CustomerId == from && EF.Parameter(ids).Contains(l.PurchaseId))
                .ExecuteDeleteAsync(cancel);
            await db.Set<Purchase>()
                .Where(p => p.CustomerId == from && EF.Parameter(ids).Contains(p.Id))
                .ExecuteDeleteAsync(cancel);
        }
    }

    /// <summary>
    /// Tells those who follow along which are gone; answers the first of some more positions.
    /// </summary>
    private static async Task<long> Tell(
        KiteDb db, IEnumerable<Purchase> gone, int more, CancellationToken cancel)
    {
        var stretches = Stretches(gone.Select(p => p.Position).Order()).ToList();
        var next = await Counter.Take(db, Counter.Purchases, stretches.Count + more, cancel);
        var removals = stretches.ConvertAll(stretch => new PurchaseRemoval
        {
            Position = next++,
            FirstPosition = stretch.First,
            LastPosition = stretch.Last,
        });
        await BulkWriter.Write(db, removals, cancel);
        return next;
    }

    // Neighbours go as one stretch, but never with anyone else's between them.
    private static IEnumerable<(long First, long Last)> Stretches(IEnumerable<long> ordered)
    {
        (long First, long Last)? open = null;
        foreach (var position in ordered)
        {
            if (open is { } stretch && stretch.Last + 1 == position)
            {
                open = (stretch.First, position);
                continue;
            }
            if (open is { } done) yield return done;
            open = (position, position);
        }
        if (open is { } last) yield return last;
    }

    private static PurchaseLine Moved(PurchaseLine l, MergeSide to) => new()
    {
        CustomerId = to.Id,
        PurchaseId = l.PurchaseId,
        Line = l.Line,
        Product = l.Product,
        Name = l.Name,
        QuantityThousandths = l.QuantityThousandths,
        NetCoins = l.NetCoins,
    };

    private static Purchase Moved(Purchase p, MergeSide to, long under, long position) => new()
    {
        CustomerId = to.Id,
        CustomerNumber = to.Number,
        RecordedUnder = under,
        Position = position,
        Id = p.Id,
        StoreNumber = p.StoreNumber,
        Day = p.Day,
        At = p.At,
        NetCoins = p.NetCoins,
        Currency = p.Currency,
        Items = p.Items,
        IsReturn = p.IsReturn,
        Source = p.Source,
        Reference = p.Reference,
        ImportId = p.ImportId,
    };
}
