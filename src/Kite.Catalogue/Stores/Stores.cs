using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>
/// What other modules may ask about stores: there are few, so all are read at once.
/// </summary>
public static class Stores
{
    extension(KiteDb db)
    {
        /// <summary>The names of the stores by their numbers, in their order.</summary>
        public async Task<IReadOnlyDictionary<int, string>> StoreNamesAsync(
            CancellationToken cancel) =>
            (await db.StoresAsync(cancel)).ToDictionary(s => s.Number, s => s.Name);

        public async Task<IReadOnlyList<Store>> StoresAsync(CancellationToken cancel) =>
            await db.Set<Store>().AsNoTracking().OrderBy(s => s.Number).ToListAsync(cancel);
    }
}
