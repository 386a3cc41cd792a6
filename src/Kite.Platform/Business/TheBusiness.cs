using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>The one row that says whose books these are.</summary>
public static class TheBusiness
{
    extension(KiteDb db)
    {
        /// <summary>The business, tracked when it is to be changed.</summary>
        public Task<Business> BusinessAsync(CancellationToken cancel, bool tracked = false) =>
            (tracked ? db.Set<Business>() : db.Set<Business>().AsNoTracking())
                .SingleAsync(cancel);
    }

    /// <summary>Makes the row in a new database.</summary>
    internal static async Task Found(KiteDb db, CancellationToken cancel)
    {
        if (await db.Set<Business>().AnyAsync(cancel)) return;

        db.Add(new Business());
        await db.SaveChangesAsync(cancel);
    }
}
