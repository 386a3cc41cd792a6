using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>What other modules may ask about tills.</summary>
public static class TillsOfStores
{
    extension(KiteDb db)
    {
        public Task<Till?> TillAsync(int number, CancellationToken cancel) =>
            db.Set<Till>().AsNoTracking().SingleOrDefaultAsync(t => t.Number == number, cancel);
    }
}
