namespace Kite.Catalogue;

/// <summary>Says from when a product is low in a store, or that none is kept there any more.
/// </summary>
public sealed class SetThreshold(KiteDb db)
{
    /// <summary>What holds from now on; what is left out is none.</summary>
    /// <param name="LowThousandths">Below this it is said to be low.</param>
    /// <param name="IsClosed">The store no longer keeps stock of it.</param>
    public sealed record Wish(long? LowThousandths, bool IsClosed = false);

    public async Task<Result<Done>> Run(
        Asker asker, int store, Guid product, Wish wish, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStock)) return new NotAllowed(May.WriteStock);
        if (wish.LowThousandths is < 0 or > StockRules.MostThousandths)
            return new BadInput("lowThousandths", new QuantityIsUnfit());
        var level = await db.For(asker).StockLevels.FindAsync([store, product], cancel);
        if (level is null) return new NoStockIsKept($"{product}", $"{store}");

        (level.LowThousandths, level.IsClosed) = (wish.LowThousandths, wish.IsClosed);
        await db.SaveChangesAsync(cancel);
        return Done.It;
    }
}
