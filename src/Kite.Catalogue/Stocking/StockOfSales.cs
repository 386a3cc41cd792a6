using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Something that was sold, or with a quantity below zero brought back.</summary>
/// <param name="Product">The product's code.</param>
/// <param name="QuantityThousandths">1.5 kg as 1500.</param>
public sealed record SoldGoods(string Product, long QuantityThousandths);

/// <summary>A sale as far as it concerns stock.</summary>
public sealed record StockSale(
    int Store, DateOnly Day, IReadOnlyList<SoldGoods> Goods, string By)
{
    /// <summary>The instant, where it is known.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The receipt's number.</summary>
    public string? Reference { get; init; }

    /// <summary>
    /// It has happened already, so it goes through even where the books know of too little. A
    /// till that is still selling leaves it out and gives the reason of who may overdraw.
    /// </summary>
    public bool IsDone { get; init; }

    /// <summary>Why more goes than is there by the books.</summary>
    public string? Reason { get; init; }
}

/// <summary>What tills and other modules may ask about stock.</summary>
public static class StockOfSales
{
    extension(KiteDb db)
    {
        /// <summary>
        /// Takes what was sold out of the store's stock, and puts back what was brought back:
        /// only of products of which the store keeps stock, and only what was sold since they
        /// were last counted. Part of the caller's transaction, which the caller gives up where
        /// this refuses; one sale must be told once.
        /// </summary>
        public async Task<Result<Done>> SellStockAsync(
            Asker asker, StockSale sale, TimeProvider clock, CancellationToken cancel)
        {
            if (sale.Reason is not null && !asker.May(May.OverdrawStock))
                return new NotAllowed(May.OverdrawStock);
            var sold = sale.Goods.GroupBy(g => g.Product, StringComparer.Ordinal)
                .Select(g => new SoldGoods(g.Key, g.Sum(one => one.QuantityThousandths)))
                .Where(g => g.QuantityThousandths != 0)
                .ToDictionary(g => g.Product, StringComparer.Ordinal);
            var kept = await Kept(db, sale.Store, [.. sold.Keys], cancel);
            if (kept.Count == 0) return Done.It;

            var now = clock.GetUtcNow();
            var store = (await db.StoresAsync(cancel)).Single(s => s.Number == sale.Store);
            var today = store.BusinessDay.Of(now);
            var steps = kept
                .Where(k => StockRules.TakesStock(sale.Day, sale.At, k.Level, today))
                .Select(k => Step(sale.Store, k.Product, sold[k.Product.Code]))
                .ToList();
            var deed = new StockBook.Deed(now, sale.By)
            {
                Reference = sale.Reference, Reason = sale.Reason,
                MayOverdraw = sale.IsDone || sale.Reason is not null,
            };
            var moved = await new StockBook(db).Move(
                steps, deed, new Dictionary<int, DateOnly> { [sale.Store] = sale.Day }, cancel);
            return moved.Refusal is { } no ? no : Done.It;
        }

        /// <summary>
        /// What a store has of these products, by the product; none where it keeps no stock.
        /// </summary>
        public async Task<IReadOnlyDictionary<Guid, long>> StockAsync(
            int store, IReadOnlyCollection<Guid> products, CancellationToken cancel) =>
            await db.Set<StockLevel>().AsNoTracking()
                .Where(l => l.StoreNumber == store && !l.IsClosed
                    && EF.Parameter(products).Contains(l.ProductId))
                .ToDictionaryAsync(l => l.ProductId, l => l.LevelThousandths, cancel);
    }

    private sealed record KeptProductOf(Product Product, StockLevel Level);

    private static async Task<List<KeptProductOf>> Kept(
        KiteDb db, int store, List<string> codes, CancellationToken cancel)
    {
        if (codes.Count == 0) return [];

        var products = db.Products.AsNoTracking();
        return await db.StockLevels.AsNoTracking()
            .Where(l => l.StoreNumber == store && !l.IsClosed)
            .Join(products, l => l.ProductId, p => p.Id, (l, p) => new { l, p })
            .Where(k => EF.Parameter(codes).Contains(k.p.Code))
            .Select(k => new KeptProductOf(k.p, k.l))
            .ToListAsync(cancel);
    }

    private static StockBook.Step Step(int store, Product product, SoldGoods goods) => new(
        store, product,
        goods.QuantityThousandths > 0 ? StockMove.Sold : StockMove.Returned,
        -goods.QuantityThousandths);
}
