using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// When customers last bought something: by the day of the purchase, in whichever order purchases
/// came into the books.
/// </summary>
internal sealed class PurchaseActivity(KiteDb db) : ICustomerActivity
{
    public async Task<IReadOnlyDictionary<Guid, DateOnly>> LastDays(
        IReadOnlyCollection<Guid> customers, CancellationToken cancel) =>
        await db.Purchases
            .Where(p => EF.Parameter(customers).Contains(p.CustomerId))
            .GroupBy(p => p.CustomerId)
            .Select(g => new { g.Key, Last = g.Max(p => p.Day) })
            .ToDictionaryAsync(g => g.Key, g => g.Last, cancel);
}
