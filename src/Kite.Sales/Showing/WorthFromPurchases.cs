using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>What customers are worth, summed from what they bought and gave back.</summary>
internal sealed class WorthFromPurchases(KiteDb db) : IWorthOf
{
    public string Permission => May.ReadPurchases;

    public async Task<IReadOnlyDictionary<Guid, Money>> Of(
        IReadOnlyCollection<Guid> customers, DateOnly from, DateOnly to,
        CancellationToken cancel)
    {
        var currency = (await db.BusinessAsync(cancel)).Currency;
        if (customers.Count == 0) return new Dictionary<Guid, Money>();

        var sums = await db.Purchases
            .Where(p => EF.Parameter(customers).Contains(p.CustomerId))
            .Where(p => p.Day >= from && p.Day <= to)
            .GroupBy(p => p.CustomerId)
            .Select(g => new { g.Key, Net = g.Sum(p => p.NetCoins) })
            .ToDictionaryAsync(g => g.Key, g => g.Net, cancel);
        return customers.Distinct().ToDictionary(
            c => c, c => new Money(sums.GetValueOrDefault(c), currency));
    }
}
