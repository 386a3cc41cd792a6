using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>How everything that hangs on a record is changed: whole, or not at all.</summary>
public static class HangingOn
{
    extension(KiteDb db)
    {
        /// <summary>
        /// Holds these records until the transaction ends: two who write what hangs on one come
        /// one after the other, and the second sees what the first did. Always in one order, so
        /// that they never wait for each other.
        /// </summary>
        public Task Hold(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
            db.IsPostgres
                ? db.Database.ExecuteSqlAsync(
                    $"""
                    SELECT id FROM customers WHERE id = ANY ({ids.ToArray()})
                    ORDER BY id FOR NO KEY UPDATE
                    """,
                    cancel)
                : db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id))
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(c => c.Version, c => c.Version), cancel);

        /// <summary>
        /// Does the work in one transaction and counts the record's version on, so that whoever
        /// has the record's form open is told. A mere look changes nothing of what is said.
        /// </summary>
        public async Task<Result<T>> ChangeOn<T>(
            Asker asker,
            Guid id,
            Func<Customer, Task<Result<T>>> work,
            CancellationToken cancel,
            Guid? also = null,
            bool isLook = false)
            where T : notnull
        {
            if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
            // Who cannot see what is there would change it unseen.
            if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

            await using var whole = db.Database.CurrentTransaction is null
                ? await db.Database.BeginTransactionAsync(cancel)
                : null;
            // The rows stay locked until the end, always in one order: two who change them come
            // one after the other and never wait for each other.
            Guid[] all = also is { } other ? [.. new[] { id, other }.Order()] : [id];
            foreach (var one in all)
            {
                var touched = await db.For(asker).Customers.Where(c => c.Id == one)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(c => c.Version, c => c.Version + 1), cancel);
                if (touched == 0) return new NoSuchCustomer(one.ToString());
            }

            var customer = await db.Customers.SingleAsync(c => c.Id == id, cancel);
            if ((await db.Unmerged(customer, cancel)).Refusal is { } merged) return merged;

            var done = await work(customer);
            if (done.Refusal is { } no) return no;

            if (db.ChangeTracker.Entries<ContactPoint>()
                .Any(p => p.State is not EntityState.Unchanged))
                await db.Retoken(customer, cancel);
            await db.SaveChangesAsync(cancel);
            await db.GrantDue(all, cancel);
            if (!isLook) await db.NoteReviewed([id], ReviewState.Changed, cancel);
            if (whole is not null) await whole.CommitAsync(cancel);
            return done;
        }

        /// <summary>
        /// Does the work in one transaction while nobody merges the record or notes something
        /// else on it; the record itself does not change by it.
        /// </summary>
        public async Task<Result<T>> NoteOn<T>(
            Asker asker, Guid id, Func<Customer, Task<Result<T>>> work, CancellationToken cancel)
            where T : notnull
        {
            if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);

            await using var whole = db.For(asker).Database.CurrentTransaction is null
                ? await db.Database.BeginTransactionAsync(cancel)
                : null;
            var held = await db.Hold(id, cancel);
            if (held.Refusal is { } no) return no;

            var done = await work(held.Value);
            if (done.Refusal is not null) return done;

            await db.SaveChangesAsync(cancel);
            if (whole is not null) await whole.CommitAsync(cancel);
            return done;
        }
    }
}
