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
        if (await Find(db, store, cancel) is { } known) return known;

        var walkIn = new Customer
        {
            Number = -store, Kind = CustomerKind.WalkIn, Source = "store", CreatedAt = at,
            ChangedAt = at,
        };
        db.Set<Customer>().Add(walkIn);
        await db.SaveChangesAsync(cancel);
        return walkIn;
    }

    internal static Task<Customer?> Find(KiteDb db, int store, CancellationToken cancel) =>
        db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == -store, cancel);
}
