using Kite.Customers;
using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// Takes back the customers whom an import made, unless someone changed them since or other
/// purchases are theirs.
/// </summary>
internal static class BuyersBack
{
    private const int AtOnce = 2_000;

    public static async Task<UndoneFollowers> Next(
        KiteDb db, Guid import, long after, CancellationToken cancel)
    {
        var made = await db.Set<Customer>().AsNoTracking()
            .Where(c => c.ImportId == import && c.Number > after)
            .OrderBy(c => c.Number)
            .Take(AtOnce)
            .Select(c => new { c.Id, c.Number, c.Version })
            .ToListAsync(cancel);
        if (made.Count == 0) return new(0, Reached: null);

        var ids = made.ConvertAll(c => c.Id);
        var buying = await db.Purchases
            .Where(p => ids.Contains(p.CustomerId))
            .Select(p => p.CustomerId)
            .Distinct()
            .ToListAsync(cancel);
        var gone = made.Where(c => c.Version == 1).Select(c => c.Id).Except(buying).ToList();
        await CustomerBook.Remove(db, gone, cancel);
        return new(gone.Count, made[^1].Number);
    }

    public static async Task<UndoneFigures> Left(
        KiteDb db, Guid import, UndoneFigures removed, CancellationToken cancel)
    {
        var left = db.Set<Customer>().Where(c => c.ImportId == import);
        var changed = await left.LongCountAsync(c => c.Version > 1, cancel);
        return removed with
        {
            CustomersChangedSince = changed,
            CustomersWithPurchases = await left.LongCountAsync(cancel) - changed,
        };
    }
}
