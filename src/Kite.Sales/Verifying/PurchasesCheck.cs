using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// No position was given twice or beyond the counter; every currency is the books'; the lines of
/// each purchase that has any add up to it.
/// </summary>
internal sealed class PurchasesCheck(KiteDb db) : ICheck
{
    public async Task<Finding> Run(CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var last = await Counter.LastOf(db, Counter.Purchases, cancel);
        var sums = await db.Purchases
            .GroupBy(p => p.Currency)
            .Select(g => new
            {
                Currency = g.Key,
                Count = g.LongCount(),
                Net = g.Sum(p => p.NetCoins),
                Greatest = g.Max(p => p.Position),
            })
            .ToListAsync(cancel);
        var twice = await db.Purchases.GroupBy(p => p.Position).AnyAsync(
            g => g.Count() > 1, cancel);
        var lines = db.PurchaseLines;
        var off = await db.Purchases
            .Where(p => lines.Any(l => l.CustomerId == p.CustomerId && l.PurchaseId == p.Id))
            .AnyAsync(
                p => lines.Where(l => l.CustomerId == p.CustomerId && l.PurchaseId == p.Id)
                    .Sum(l => l.NetCoins) != p.NetCoins,
                cancel);
        var isWell = !twice && !off
            && sums.TrueForAll(s => s.Greatest <= last && s.Currency == business.CurrencyCode);
        var net = new Money(sums.Sum(s => s.Net), business.Currency);
        return new("purchases", isWell, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["purchases"] = sums.Sum(s => s.Count).ToString("N0", CultureInfo.CurrentCulture),
            ["net"] = net.ToString(CultureInfo.CurrentCulture) + " " + business.CurrencyCode,
            ["position"] = last.ToString("N0", CultureInfo.CurrentCulture),
        });
    }
}
