using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// What was promised to either record. Where both were promised the same, both lines stay and it
/// is owed once; parting gives each its own back.
/// </summary>
internal sealed class IncentivesFollow(KiteDb db) : ICustomerFollower
{
    private const string Moved = "grant";
    private const string Joined = "grant-joined";

    /// <summary>How the two lines stood, and what was made of the survivor's.</summary>
    internal sealed record Before(GrantState Mine, GrantState Theirs, GrantState Given);

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        [
            Following.Of("incentives", await db.IncentiveGrants.CountAsync(
                g => g.CustomerId == from.Id && g.State == GrantState.Owed, cancel)),
        ];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var mine = await Of(moving.To, cancel);
        foreach (var grant in (await Of(moving.From, cancel)).Values)
        {
            // What it has for a record that it took in itself stays with that one's story.
            if (grant.State == GrantState.Joined) continue;
            if (!mine.TryGetValue(grant.IncentiveId, out var own))
            {
                Take(grant, moving.To.Id);
                moving.Log.Note(Moved, $"{grant.IncentiveId}", moving.From.Id);
                continue;
            }
            var before = new Before(
                own.State, grant.State, IncentiveGrant.Together(own.State, grant.State));
            await moving.Log.Note(
                Joined, $"{grant.IncentiveId}", moving.To.Id, before, cancel);
            (own.State, grant.State) = (before.Given, GrantState.Joined);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var (mine, theirs) = (await Of(moving.To, cancel), await Of(moving.From, cancel));
        foreach (var (thing, before) in await moving.Log.Before<Before>(Joined, cancel))
        {
            var incentive = Guid.Parse(thing!);
            if (theirs.TryGetValue(incentive, out var other)) other.State = before.Theirs;
            // What was decided since was decided for the survivor.
            if (mine.TryGetValue(incentive, out var own) && own.State == before.Given)
                own.State = before.Mine;
        }
        foreach (var thing in moving.Log.Things(Moved))
        {
            if (mine.TryGetValue(Guid.Parse(thing), out var grant)) Take(grant, moving.From.Id);
        }
    }

    private void Take(IncentiveGrant grant, Guid customer)
    {
        db.Remove(grant);
        db.Add(grant.On(customer));
    }

    private Task<Dictionary<Guid, IncentiveGrant>> Of(MergeSide side, CancellationToken cancel) =>
        db.IncentiveGrants.Where(g => g.CustomerId == side.Id)
            .ToDictionaryAsync(g => g.IncentiveId, cancel);
}
