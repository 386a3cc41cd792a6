using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Spouses, firms, friends: who was related to either is related to the survivor. What would
/// relate someone to themselves rests until the two are parted again.
/// </summary>
internal sealed class RelationsFollow(KiteDb db) : ICustomerFollower
{
    private const string Moved = "relation";
    private const string Rests = "relation-rests";

    /// <summary>An end of a relation as it was.</summary>
    internal sealed record End(
        Guid CustomerId, Guid Id, Guid OtherId, RelationKind Kind, string? Note, string Source,
        DateTimeOffset AddedAt)
    {
        public static End Of(Relation r) =>
            new(r.CustomerId, r.Id, r.OtherId, r.Kind, r.Note, r.Source, r.AddedAt);

        public Relation Relation => new()
        {
            CustomerId = CustomerId, Id = Id, OtherId = OtherId, Kind = Kind, Note = Note,
            Source = Source, AddedAt = AddedAt,
        };
    }

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel)
    {
        var count = await Of(from.Id).LongCountAsync(r => r.OtherId != to.Id, cancel);
        return [Following.Of("relations", count)];
    }

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var (from, to, log) = (moving.From.Id, moving.To.Id, moving.Log);
        var both = await db.Relations
            .Where(r => (r.CustomerId == to && r.OtherId == from)
                || (r.CustomerId == from && r.OtherId == to))
            .ToListAsync(cancel);
        foreach (var self in both)
        {
            db.Remove(self);
            await log.Note(Rests, $"{self.Id}", self.CustomerId, End.Of(self), cancel);
        }
        foreach (var relation in await Of(from).Where(r => r.OtherId != to).ToListAsync(cancel))
        {
            await Turn(relation, from, to, cancel);
            log.Note(Moved, $"{relation.Id}", from);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var (from, to) = (moving.From.Id, moving.To.Id);
        var mine = (await Of(to).ToListAsync(cancel))
            .ToDictionary(r => $"{r.Id}", StringComparer.Ordinal);
        foreach (var thing in moving.Log.Things(Moved))
        {
            if (mine.TryGetValue(thing, out var relation)) await Turn(relation, to, from, cancel);
        }
        foreach (var (_, end) in await moving.Log.Before<End>(Rests, cancel))
        {
            // The other one may have been erased meanwhile.
            if (await db.Customers.AnyAsync(c => c.Id == end.OtherId, cancel))
                db.Add(end.Relation);
        }
    }

    private IQueryable<Relation> Of(Guid customer) =>
        db.Relations.Where(r => r.CustomerId == customer);

    // The end that the other one keeps.
    private Task<Relation?> Far(Relation relation, Guid self, CancellationToken cancel) =>
        db.Relations.SingleOrDefaultAsync(
            r => r.CustomerId == relation.OtherId && r.Id == relation.Id && r.OtherId == self,
            cancel);

    // Both ends bear the same key and change together.
    private async Task Turn(Relation relation, Guid self, Guid into, CancellationToken cancel)
    {
        var far = await Far(relation, self, cancel);
        db.Remove(relation);
        db.Add((End.Of(relation) with { CustomerId = into }).Relation);
        if (far is null) return;

        db.Remove(far);
        await db.SaveChangesAsync(cancel);
        db.Add((End.Of(far) with { OtherId = into }).Relation);
    }
}
