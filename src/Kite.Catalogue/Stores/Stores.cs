using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>
/// What other modules may ask about stores: there are few, so all are read at once.
/// </summary>
public static class Stores
{
    extension(KiteDb db)
    {
        public async Task<IReadOnlyList<Store>> StoresAsync(CancellationToken cancel) =>
            await db.Set<Store>().AsNoTracking().OrderBy(s => s.Number).ToListAsync(cancel);
    }
}
