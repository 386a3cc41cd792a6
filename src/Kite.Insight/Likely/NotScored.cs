using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

internal static class ScoringWishes
{
    extension(KiteDb db)
    {
        /// <summary>Those of whom no single figure of what they may do is ever told.</summary>
        public async Task<IReadOnlySet<long>> NotScored(CancellationToken cancel) =>
            (await db.ScoringOptOuts.Select(o => o.CustomerNumber).ToListAsync(cancel))
            .ToHashSet();
    }
}
