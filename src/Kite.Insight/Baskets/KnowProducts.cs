using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>What the catalogue says of the products of the lines.</summary>
internal sealed class KnowProducts(KiteDb db)
{
    /// <summary>A product as the catalogue has it.</summary>
    internal sealed record Known(string Code, string Name, string? Category, bool IsSold);

    public async Task<Things> Things(
        Snapshot snapshot, GoodsLevel level, CancellationToken cancel)
    {
        var codes = await snapshot.Products(cancel);
        string[] all = [.. Enumerable.Range(0, codes.Count).Select(i => codes[i])];
        return level is GoodsLevel.Product
            ? Insight.Things.Products(all)
            : Insight.Things.Categories(all, await db.ProductCategoriesAsync(all, cancel));
    }

    /// <summary>The names of things; what the catalogue does not know is called by its code.
    /// </summary>
    public async Task<Func<string, ThingView>> Names(
        GoodsLevel level, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        if (level is GoodsLevel.Category) return key => new(key, key);
        // Some of them were typed into an address; no code has a letter of nothing.
        var names = await db.ProductNamesAsync(
            [.. keys.Where(k => !k.Contains('\0', StringComparison.Ordinal))], cancel);
        return key => new(key, names.GetValueOrDefault(key) ?? key);
    }

    /// <summary>Every product of the catalogue, by its code.</summary>
    public async Task<IReadOnlyDictionary<string, Known>> Catalogue(
        DateOnly today, CancellationToken cancel)
    {
        var products = await db.Set<Product>().AsNoTracking()
            .Select(p => new
            {
                p.Code,
                p.Category,
                IsSold = (p.ActiveFrom == null || p.ActiveFrom <= today)
                    && (p.ActiveTo == null || p.ActiveTo >= today),
            })
            .ToListAsync(cancel);
        var names = await db.ProductNamesAsync([.. products.Select(p => p.Code)], cancel);
        return products.ToDictionary(
            p => p.Code,
            p => new Known(
                p.Code, names.GetValueOrDefault(p.Code) ?? p.Code,
                p.Category.Length == 0 ? null : p.Category, p.IsSold),
            StringComparer.Ordinal);
    }
}
