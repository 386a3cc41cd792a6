using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Sales;

/// <summary>What a customer's last twenty-four months of purchases tell of favourite products.
/// </summary>
internal sealed class FavouritesFromLines(
    KiteDb db, TimeProvider clock, IStringLocalizer<Texts> texts) : IPreferenceSource
{
    public const string Code = "favourite-product";

    private const int MostPurchases = 1000;

    public string Permission => May.ReadPurchases;

    public async Task<IReadOnlyList<DerivedPreference>> Read(
        Guid customer, CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var from = business.Today(clock).AddMonths(-24);
        var lines = db.PurchaseLines;
        var bought = await db.Purchases.AsNoTracking()
            .Where(p => p.CustomerId == customer && !p.IsReturn && p.Day > from)
            .OrderByDescending(p => p.Day).Take(MostPurchases)
            .SelectMany(
                p => lines.Where(l => l.CustomerId == p.CustomerId && l.PurchaseId == p.Id),
                (p, l) => new { p.Day, l.Product, l.Name, l.NetCoins })
            .Where(l => l.NetCoins >= 0)
            .ToListAsync(cancel);
        var favourites = Favourites.Of(bought
            .Where(b => (b.Product ?? b.Name) is not null)
            .Select(b => new ThingBought(b.Day, (b.Product ?? b.Name)!)));
        if (favourites.Count == 0) return [];

        var names = await db.ProductNamesAsync([.. favourites.Select(f => f.Thing)], cancel);
        var written = bought.Where(b => b.Product is not null && b.Name is not null)
            .DistinctBy(b => b.Product, StringComparer.Ordinal)
            .ToDictionary(b => b.Product!, b => b.Name!, StringComparer.Ordinal);
        return
        [
            .. favourites.Select(f => new DerivedPreference(
                PreferenceKind.Product, Code,
                texts["favourite", names.GetValueOrDefault(f.Thing)
                    ?? written.GetValueOrDefault(f.Thing) ?? f.Thing],
                f.Times, f.Of)),
        ];
    }
}
