using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Lets rounds of reviews, strategies and the list of customers ask for the customers of a
/// segment.
/// </summary>
internal sealed class SegmentGroups(KiteDb db, KeptMembers kept) : ICustomerGroups
{
    public async Task<Result<CustomerGroup>> Find(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);

        if (await One(id, cancel) is not { } segment)
            return new BadInput("segment", new NoSuchSegment(id));
        if (await kept.Barred(asker, segment, cancel) is { } barred) return barred;
        if (!segment.IsLive) return new CustomerGroup(segment.Name, segment.Customers);

        var members = await kept.Of(db, segment, cancel);
        return members.Refusal is { } no
            ? new BadInput("segment", no)
            : new CustomerGroup(segment.Name, members.Value.Count);
    }

    public async Task<IReadOnlySet<string>?> Needs(Guid id, CancellationToken cancel)
    {
        if (await One(id, cancel) is not { } segment) return null;
        return (await kept.Needs(segment, cancel)).Append(May.ReadInsight)
            .ToHashSet(StringComparer.Ordinal);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> All(
        Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new Dictionary<Guid, string>();

        var all = await db.Segments.AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancel);
        return (await kept.Seen(asker, all, cancel)).ToDictionary(s => s.Id, s => s.Name);
    }

    public async Task<IReadOnlyList<long>> Numbers(
        Guid id, long after, int most, CancellationToken cancel)
    {
        if (await One(id, cancel) is { IsLive: true } live)
        {
            var members = await kept.Of(db, live, cancel);
            return members.Refusal is null
                ? members.Value.Next(after, down: false, most)
                : [];
        }
        return await db.SegmentMembers.Where(m => m.SegmentId == id && m.CustomerNumber > after)
            .OrderBy(m => m.CustomerNumber).Select(m => m.CustomerNumber).Take(most)
            .ToListAsync(cancel);
    }

    public async Task<bool> Has(Guid id, long number, CancellationToken cancel)
    {
        if (await One(id, cancel) is not { } segment) return false;
        if (!segment.IsLive)
        {
            return await db.SegmentMembers.AnyAsync(
                m => m.SegmentId == id && m.CustomerNumber == number, cancel);
        }
        // A rule that asks for what is not there any more names nobody.
        var members = await kept.Lately(db, segment, cancel);
        return members.Refusal is null && members.Value.Has(number);
    }

    private Task<Segment?> One(Guid id, CancellationToken cancel) =>
        db.Segments.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
}
