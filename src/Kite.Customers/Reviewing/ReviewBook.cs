using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Closes what was to be looked through once it was: whoever writes a record or makes sure of it
/// calls this in the same transaction, wherever they do it.
/// </summary>
internal static class ReviewBook
{
    extension(KiteDb db)
    {
        /// <summary>A change of the record is what the review was for.</summary>
        public async Task NoteReviewed(
            IReadOnlyCollection<Guid> customers, ReviewState how, CancellationToken cancel)
        {
            var rounds = db.ReviewRounds;
            var items = await db.ReviewItems
                .Where(i => EF.Parameter(customers).Contains(i.CustomerId))
                .Where(i => i.State == ReviewState.Open)
                .Where(i => rounds.Any(r => r.Id == i.RoundId && r.ClosedAt == null))
                .ToListAsync(cancel);
            if (items.Count == 0) return;

            foreach (var item in items) item.Close(how, note: null, db.Now, db.Asker.Id);
            await db.SaveChangesAsync(cancel);
        }

        /// <summary>Whether anyone was asked to look through this record and has not yet.</summary>
        public Task<bool> IsToBeReviewed(Guid customer, CancellationToken cancel) =>
            db.ReviewItems.AnyAsync(
                i => i.CustomerId == customer && i.State == ReviewState.Open, cancel);
    }
}
