using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>A product to stand on a slip, and what the store has of it.</summary>
public sealed record GoodsView(
    Guid ProductId, string Product, string Name, string? Unit, long? LevelThousandths);

/// <summary>Finds what was scanned for a slip, and fills the sheet of a count.</summary>
public sealed class FindForSlip(KiteDb db)
{
    public async Task<Result<GoodsView>> Run(
        Asker asker, int? store, string word, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStock)) return new NotAllowed(May.ReadStock);
        if (await db.ProductByWordAsync(word, cancel) is not { } product)
            return new NoSuchProduct(word.Trim());

        var level = await db.StockLevels.AsNoTracking().SingleOrDefaultAsync(
            l => l.StoreNumber == store && l.ProductId == product.Id, cancel);
        return View(product, level?.LevelThousandths);
    }

    /// <summary>All of which the store keeps stock, as many as one slip holds.</summary>
    public async Task<Result<Page<GoodsView>>> Sheet(
        Asker asker, int? store, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStock)) return new NotAllowed(May.ReadStock);

        var products = db.Products.AsNoTracking();
        var read = await db.StockLevels.AsNoTracking()
            .Where(l => l.StoreNumber == store && !l.IsClosed)
            .Join(products, l => l.ProductId, p => p.Id, (l, p) => new { p, l.LevelThousandths })
            .OrderBy(r => r.p.Name).ThenBy(r => r.p.Code)
            .Take(SlipBook.MostLines).ToListAsync(cancel);
        return new Page<GoodsView>(
            read.ConvertAll(r => View(r.p, r.LevelThousandths)), Next: null);
    }

    private static GoodsView View(Product p, long? level) =>
        new(p.Id, p.Code, p.Name, p.Unit.Length == 0 ? null : p.Unit, level);
}
