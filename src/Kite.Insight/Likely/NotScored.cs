using Kite.Customers;
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

/// <summary>Who does not want to be scored does not want to be picked out for offers either.
/// </summary>
internal sealed class ScoringObjections(KiteDb db) : IObjections
{
    public Task<IReadOnlySet<long>> Numbers(CancellationToken cancel) => db.NotScored(cancel);
}
