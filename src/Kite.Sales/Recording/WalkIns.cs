using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// Who buys unnamed is a store's walk-in customer, whose number is the store's below zero; the
/// contribution map leaves them out.
/// </summary>
public static class WalkIns
{
    public static async Task<Customer> Of(
        KiteDb db, int store, DateTimeOffset at, CancellationToken cancel)
    {
        var customers = db.Set<Customer>();
        var known = await customers.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Number == -store, cancel);
        if (known is not null) return known;

        var walkIn = new Customer
        {
            Number = -store, Kind = CustomerKind.WalkIn, Source = "store", CreatedAt = at,
            ChangedAt = at,
        };
        customers.Add(walkIn);
        await db.SaveChangesAsync(cancel);
        return walkIn;
    }
}
