using System.Collections.Concurrent;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// The last few segments asked about. A segment changes only when customers are merged, so what
/// is kept is true until then; moving a line over a segment's map reads nothing again.
/// </summary>
internal sealed class KeptMembers
{
    private const int Most = 8;
    private readonly ConcurrentDictionary<Guid, (long Merges, Members Members)> kept = new();

    public async Task<Members> Of(KiteDb db, Guid segment, CancellationToken cancel)
    {
        var merges = await Counter.LastOf(db, Merge.Counter, cancel);
        if (kept.TryGetValue(segment, out var known) && known.Merges == merges)
            return known.Members;

        var numbers = await db.Set<SegmentMember>()
            .Where(m => m.SegmentId == segment)
            .Select(m => m.CustomerNumber)
            .ToListAsync(cancel);
        if (kept.Count >= Most) kept.Clear();
        var members = new Members(numbers);
        kept[segment] = (merges, members);
        return members;
    }
}
