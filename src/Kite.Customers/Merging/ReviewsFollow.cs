using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Who was to look through the merged record looks through the survivor.</summary>
internal sealed class ReviewsFollow(KiteDb db) : ICustomerFollower
{
    private const string Moved = "review";
    private const string Joined = "review-joined";

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        [
            Following.Of("reviews", await db.ReviewItems.CountAsync(
                i => i.CustomerId == from.Id && i.State == ReviewState.Open, cancel)),
        ];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var mine = await Of(moving.To, cancel);
        foreach (var item in (await Of(moving.From, cancel)).Values)
        {
            // What is done stays with the record that it was done on.
            if (item.State != ReviewState.Open) continue;
            if (mine.ContainsKey(item.RoundId))
            {
                item.State = ReviewState.Merged;
                moving.Log.Note(Joined, $"{item.RoundId}", moving.From.Id);
                continue;
            }
            Take(item, moving.To.Id);
            moving.Log.Note(Moved, $"{item.RoundId}", moving.From.Id);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var (mine, theirs) = (await Of(moving.To, cancel), await Of(moving.From, cancel));
        foreach (var thing in moving.Log.Things(Joined))
        {
            if (theirs.TryGetValue(Guid.Parse(thing), out var item))
                item.State = ReviewState.Open;
        }
        foreach (var thing in moving.Log.Things(Moved))
        {
            if (mine.TryGetValue(Guid.Parse(thing), out var item)) Take(item, moving.From.Id);
        }
    }

    private void Take(ReviewItem item, Guid customer)
    {
        db.Remove(item);
        db.Add(item.On(customer));
    }

    private Task<Dictionary<Guid, ReviewItem>> Of(MergeSide side, CancellationToken cancel) =>
        db.ReviewItems.Where(i => i.CustomerId == side.Id)
            .ToDictionaryAsync(i => i.RoundId, cancel);
}
