using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Promises what is offered to those whose records have become complete. Whoever writes a record
/// calls it in the same transaction, after having saved (decision 0315).
/// </summary>
internal static class GrantBook
{
    extension(KiteDb db)
    {
        public async Task GrantDue(IReadOnlyCollection<Guid> ids, CancellationToken cancel)
        {
            var offered = await db.Incentives.AsNoTracking().OrderBy(i => i.Id).ToListAsync(cancel);
            if (offered.Count == 0 || ids.Count == 0) return;

            var today = (await db.BusinessAsync(cancel)).DayOf(db.Now);
            var open = offered.FindAll(i => i.IsOpen(today));
            if (open.Count == 0) return;

            await db.Hold(ids, cancel);
            var customers = await db.Customers.AsNoTracking()
                .Where(c => EF.Parameter(ids).Contains(c.Id))
                .Where(c => c.MergedInto == null && c.Number > 0)
                .ToListAsync(cancel);
            var held = await db.HeldBy(customers, cancel);
            var granted = (await db.IncentiveGrants.AsNoTracking()
                    .Where(g => EF.Parameter(ids).Contains(g.CustomerId))
                    .Select(g => new { g.CustomerId, g.IncentiveId })
                    .ToListAsync(cancel))
                .ConvertAll(g => (g.CustomerId, g.IncentiveId)).ToHashSet();
            var due =
                from customer in customers
                from incentive in open
                where !granted.Contains((customer.Id, incentive.Id))
                where incentive.Missing(held[customer.Id]).Count == 0
                select incentive.Promise(customer.Id, db.Now, db.Asker.Id);
            var promises = due.ToList();
            if (promises.Count == 0) return;

            db.AddRange(promises);
            await db.SaveChangesAsync(cancel);
        }

        public Task GrantDue(Guid id, CancellationToken cancel) => db.GrantDue([id], cancel);

        /// <summary>The offers that hold on this day, the oldest first.</summary>
        public Task<List<Incentive>> IncentivesOf(DateOnly day, CancellationToken cancel) =>
            db.Incentives.AsNoTracking()
                .Where(i => i.FirstDay <= day && (i.LastDay == null || i.LastDay >= day))
                .OrderBy(i => i.Id)
                .ToListAsync(cancel);
    }
}
