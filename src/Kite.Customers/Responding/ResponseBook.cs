using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What customers said, as it lies in the books.</summary>
public static class ResponseBook
{
    extension(KiteDb db)
    {
        /// <summary>All that customers said and that was not withdrawn.</summary>
        public IQueryable<CustomerResponse> StandingResponses()
        {
            var withdrawn = db.Set<ResponseWithdrawal>();
            return db.Set<CustomerResponse>().AsNoTracking().Where(r => !withdrawn.Any(
                w => w.CustomerId == r.CustomerId && w.ResponseId == r.Id));
        }

        /// <summary>
        /// Takes the notes away: what was said counts on, and nobody is named by it any more.
        /// </summary>
        internal async Task DropNotes(Guid customer, CancellationToken cancel)
        {
            await db.CustomerResponses
                .Where(r => r.CustomerId == customer && r.Note != null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.Note, (string?)null), cancel);
            await db.ResponseWithdrawals
                .Where(w => w.CustomerId == customer && w.Reason != null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(w => w.Reason, (string?)null), cancel);
        }

        /// <summary>Lets it go with customers who leave the books.</summary>
        internal async Task RemoveResponses(
            IReadOnlyCollection<Guid> customers, CancellationToken cancel)
        {
            await db.ResponseWithdrawals.Where(w => customers.Contains(w.CustomerId))
                .ExecuteDeleteAsync(cancel);
            await db.CustomerResponses.Where(r => customers.Contains(r.CustomerId))
                .ExecuteDeleteAsync(cancel);
        }
    }
}
