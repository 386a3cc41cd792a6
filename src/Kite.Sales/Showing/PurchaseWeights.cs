using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// Who bought lately, and for how much: by their last few purchases, so that it costs the same
/// for a customer of ten years as for one of ten days.
/// </summary>
internal sealed class PurchaseWeights(KiteDb db) : ICustomerWeights
{
    private const int Few = 5;

    public async Task<IReadOnlyDictionary<Guid, Weight>> Of(
        IReadOnlyCollection<Guid> customers, CancellationToken cancel)
    {
        var purchases = db.Purchases;
        var rows = await db.Set<Customer>().AsNoTracking()
            .Where(c => customers.Contains(c.Id))
            .Select(c => new
            {
                c.Id,
                Last = purchases.Where(p => p.CustomerId == c.Id)
                    .OrderByDescending(p => p.Id).Take(Few).Max(p => (DateOnly?)p.Day),
                Worth = purchases.Where(p => p.CustomerId == c.Id)
                    .OrderByDescending(p => p.Id).Take(Few).Sum(p => p.NetCoins),
            })
            .Where(c => c.Last != null)
            .ToListAsync(cancel);
        return rows.ToDictionary(r => r.Id, r => new Weight(r.Last!.Value, r.Worth));
    }
}
