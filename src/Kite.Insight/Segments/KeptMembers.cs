using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// The last few segments asked about. A segment never changes once it is made, so what is kept
/// is true; moving a line over a segment's map reads nothing again.
/// </summary>
internal sealed class KeptMembers
{
    private const int Most = 8;
    private readonly ConcurrentDictionary<Guid, Members> kept = new();

    public async Task<Members> Of(KiteDb db, Guid segment, CancellationToken cancel)
    {
        if (kept.TryGetValue(segment, out var known)) return known;

        var numbers = await db.Set<SegmentMember>()
            .Where(m => m.SegmentId == segment)
            .Select(m => m.CustomerNumber)
            .ToListAsync(cancel);
        if (kept.Count >= Most) kept.Clear();
        return kept[segment] = new Members(numbers);
    }
}
