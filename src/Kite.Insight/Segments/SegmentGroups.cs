using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>Lets a round of reviews be made straight from a segment.</summary>
internal sealed class SegmentGroups(KiteDb db) : ICustomerGroups
{
    public async Task<Result<CustomerGroup>> Find(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);

        var segment = await db.Segments.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == id, cancel);
        return segment is null
            ? new BadInput("segment", new NoSuchSegment(id))
            : new CustomerGroup(segment.Name, segment.Customers);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> All(
        Asker asker, CancellationToken cancel) =>
        asker.May(May.ReadInsight)
            ? await db.Segments.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, cancel)
            : [];

    public async Task<IReadOnlyList<long>> Numbers(
        Guid id, long after, int most, CancellationToken cancel) =>
        await db.SegmentMembers.Where(m => m.SegmentId == id && m.CustomerNumber > after)
            .OrderBy(m => m.CustomerNumber).Select(m => m.CustomerNumber).Take(most)
            .ToListAsync(cancel);
}
