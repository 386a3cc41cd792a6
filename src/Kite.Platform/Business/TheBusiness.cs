using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>The one row that says whose books these are.</summary>
public static class TheBusiness
{
    extension(KiteDb db)
    {
        /// <summary>
        /// The business, tracked when it is to be changed; within a transaction as it stands
        /// there, else as it was known a moment ago.
        /// </summary>
        public async Task<Business> BusinessAsync(CancellationToken cancel, bool tracked = false)
        {
            if (tracked)
            {
                db.TouchBusiness();
                return await db.Set<Business>().SingleAsync(cancel);
            }
            var isExact = db.Database.CurrentTransaction is not null;
            if (!isExact && db.Known.Find() is { } known) return known;

            var since = db.Known.Changes;
            var read = await db.Set<Business>().AsNoTracking().SingleAsync(cancel);
            if (!isExact) db.Known.Keep(read, since);
            return read;
        }
    }

    /// <summary>Makes the row in a new database.</summary>
    internal static async Task Found(KiteDb db, CancellationToken cancel)
    {
        if (await db.Set<Business>().AnyAsync(cancel)) return;

        db.Add(new Business());
        await db.SaveChangesAsync(cancel);
    }
}
