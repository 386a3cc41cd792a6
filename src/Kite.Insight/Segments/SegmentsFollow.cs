using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// A segment names the survivor where it named the record that was merged; where it names both,
/// it stays as it was kept.
/// </summary>
internal sealed class SegmentsFollow(KiteDb db) : ICustomerFollower
{
    private const string Kind = "segment";

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        [
            new(
                "segments", await Moves(from, to).LongCountAsync(cancel), typeof(Texts),
                "follows.segments"),
        ];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        foreach (var member in await Moves(moving.From, moving.To).ToListAsync(cancel))
        {
            Put(member, moving.To);
            moving.Log.Note(Kind, $"{member.SegmentId}", moving.From.Id);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var mine = (await Of(moving.To).ToListAsync(cancel))
            .ToDictionary(m => $"{m.SegmentId}", StringComparer.Ordinal);
        foreach (var thing in moving.Log.Things(Kind))
        {
            // It may have been thrown away meanwhile.
            if (mine.TryGetValue(thing, out var member)) Put(member, moving.From);
        }
    }

    private IQueryable<SegmentMember> Of(MergeSide side) =>
        db.SegmentMembers.Where(m => m.CustomerId == side.Id);

    private IQueryable<SegmentMember> Moves(MergeSide from, MergeSide to)
    {
        var there = Of(to).Select(m => m.SegmentId);
        return Of(from).Where(m => !there.Contains(m.SegmentId));
    }

    private void Put(SegmentMember member, MergeSide side)
    {
        db.Remove(member);
        db.Add(new SegmentMember
        {
            CustomerId = side.Id, CustomerNumber = side.Number, SegmentId = member.SegmentId,
        });
    }
}
