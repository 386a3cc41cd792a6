using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What becomes of what is known about customers who leave the books.</summary>
internal static class KnowingBook
{
    /// <summary>
    /// Lets it go with them. Who brought others stays behind as a joint without a name, so that
    /// the tree does not fall apart.
    /// </summary>
    public static async Task Remove(
        KiteDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        await db.CustomerAnswers.Where(a => ids.Contains(a.CustomerId))
            .ExecuteDeleteAsync(cancel);
        await db.Thanks.Where(t => ids.Contains(t.CustomerId)).ExecuteDeleteAsync(cancel);
        await db.Losses.Where(l => ids.Contains(l.CustomerId)).ExecuteDeleteAsync(cancel);
        var all = db.Referrals;
        await db.Referrals
            .Where(r => ids.Contains(r.CustomerId))
            .Where(r => !all.Any(o =>
                o.ReferrerId == r.CustomerId && !ids.Contains(o.CustomerId)))
            .ExecuteDeleteAsync(cancel);
        await db.Referrals.Where(r => ids.Contains(r.CustomerId)).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Note, (string?)null)
                .SetProperty(r => r.Shared, (string?)null),
            cancel);
    }
}
