using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>
/// Takes back what an import of products brought: those it made go, unless someone changed them
/// since or something hangs on them; those it changed become what they were. Purchases keep what
/// was bought in words.
/// </summary>
internal static class ProductsBack
{
    public static async Task<long> Take(KiteDb db, ImportBatch batch, CancellationToken cancel) =>
        await Remove(db, batch, cancel) + await Restore(db, batch, cancel);

    public static async Task<long> Kept(KiteDb db, Guid import, CancellationToken cancel) =>
        await db.Products.LongCountAsync(p => p.ImportId == import, cancel)
        + await db.ProductBefores.LongCountAsync(b => b.ImportId == import, cancel);

    private static async Task<long> Remove(
        KiteDb db, ImportBatch batch, CancellationToken cancel)
    {
        if (batch.FirstPosition == 0) return 0;

        var (prices, serials, stock) = (db.PriceListPrices, db.SerialNumbers, db.StockLevels);
        var made = db.Products.Where(p => p.ImportId == batch.ImportId && p.Version == 1
            && p.Number >= batch.FirstPosition && p.Number <= batch.LastPosition
            && !prices.Any(l => l.ProductId == p.Id) && !serials.Any(s => s.ProductId == p.Id)
            && !stock.Any(l => l.ProductId == p.Id));
        await db.ProductBarcodes.Where(b => made.Any(p => p.Id == b.ProductId))
            .ExecuteDeleteAsync(cancel);
        return await made.ExecuteDeleteAsync(cancel);
    }

    private static async Task<long> Restore(
        KiteDb db, ImportBatch batch, CancellationToken cancel)
    {
        var befores = await db.ProductBefores
            .Where(b => b.ImportId == batch.ImportId)
            .Where(b => b.Row >= batch.FirstRow && b.Row <= batch.LastRow)
            .ToListAsync(cancel);
        if (befores.Count == 0) return 0;

        var ids = befores.Select(b => b.ProductId).ToHashSet();
        var products = await db.Products.Where(p => EF.Parameter(ids).Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, cancel);
        var barcodes = (await db.ProductBarcodes
            .Where(b => EF.Parameter(ids).Contains(b.ProductId)).ToListAsync(cancel))
            .ToLookup(b => b.ProductId);
        var earlier = await db.ProductBefores
            .Where(b => b.ImportId == batch.ImportId && b.Row < batch.FirstRow)
            .Where(b => EF.Parameter(ids).Contains(b.ProductId))
            .ToListAsync(cancel);
        var restored = 0L;
        foreach (var lines in befores.GroupBy(b => b.ProductId))
        {
            if (!products.TryGetValue(lines.Key, out var product)) continue;
            var (undone, reached) = Undone(product, lines);
            if (undone.Count == 0) continue;

            Give(db, product, undone[^1], barcodes[product.Id]);
            db.RemoveRange(undone);
            // What a batch before changed last is now what the product says.
            if (earlier.Where(b => b.ProductId == product.Id).MaxBy(b => b.Row) is { } last
                && last.Version == reached)
            {
                last.Version = product.Version;
            }
            restored += undone.Count;
        }
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return restored;
    }

    // The last line first, as far as nobody changed the product in between; and the version that
    // the product had before the first of them.
    private static (List<ProductBefore> Lines, long Reached) Undone(
        Product product, IEnumerable<ProductBefore> lines)
    {
        var (undone, seen) = (new List<ProductBefore>(), product.Version);
        foreach (var before in lines.OrderByDescending(b => b.Row))
        {
            if (before.Version != seen) break;
            undone.Add(before);
            seen = before.Version - 1;
        }
        return (undone, seen);
    }

    private static void Give(
        KiteDb db, Product product, ProductBefore before, IEnumerable<ProductBarcode> there)
    {
        var facts = KeptProduct.Read(before.Facts);
        var wanted = facts.AllBarcodes.ToHashSet(StringComparer.Ordinal);
        db.RemoveRange(there.Where(b => !wanted.Contains(b.Barcode)));
        product.Put(facts, product.ChangedAt);
        product.Version++;
    }
}
