using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Where either of two merged records says that the person does not want to be scored, the
/// survivor says it, too. The other's own stays where it lies, and is theirs again when the two
/// are parted; what was lent goes back with them.
/// </summary>
internal sealed class OptOutsFollow(KiteDb db) : ICustomerFollower
{
    private const string Lent = "scoring-opt-out";

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel)
    {
        var which = await db.ScoringOptOuts
            .Where(o => o.CustomerId == from.Id || o.CustomerId == to.Id)
            .Select(o => o.CustomerId).ToListAsync(cancel);
        var follows = which.Contains(from.Id) && !which.Contains(to.Id);
        return [new("scoringOptOuts", follows ? 1 : 0, typeof(Texts), "follows.opt-outs")];
    }

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var theirs = await db.ScoringOptOuts.FindAsync([moving.From.Id], cancel);
        if (theirs is null
            || await db.ScoringOptOuts.FindAsync([moving.To.Id], cancel) is not null) return;

        db.Add(new ScoringOptOut
        {
            CustomerId = moving.To.Id, CustomerNumber = moving.To.Number, Words = theirs.Words,
            NotedBy = theirs.NotedBy, NotedAt = theirs.NotedAt,
        });
        moving.Log.Note(Lent, $"{theirs.CustomerId}", moving.From.Id);
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        if (!moving.Log.Things(Lent).Any()) return;

        var now = await db.ScoringOptOuts.FindAsync([moving.To.Id], cancel);
        var theirs = await db.ScoringOptOuts.FindAsync([moving.From.Id], cancel);
        // One that was noted anew since is the survivor's own.
        if (now is not null && now.NotedAt == theirs?.NotedAt) db.Remove(now);
    }
}
