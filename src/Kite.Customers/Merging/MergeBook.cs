using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Makes two records one, and parts them again; in the transaction that is open.</summary>
internal sealed class MergeBook(
    KiteDb db, MasterKeys masters, TimeProvider clock, Trail trail, PairBook pairs,
    IEnumerable<ICustomerFollower> followers)
{
    /// <summary>
    /// Nobody merges, parts or writes a purchase meanwhile: what is recorded for either record
    /// is either there to be moved, or waits and finds the survivor.
    /// </summary>
    public Task Lock(CancellationToken cancel) =>
        Counter.Take(db, Counter.Purchases, 0, cancel);

    public async Task<Merge> Unite(
        Customer survivor, Customer merged, MergeChoices choices, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var merge = new Merge
        {
            Place = await Counter.Take(db, Merge.Counter, 1, cancel),
            SurvivorId = survivor.Id,
            SurvivorNumber = survivor.Number,
            MergedId = merged.Id,
            MergedNumber = merged.Number,
            Choices = choices.Kept,
            At = at,
            By = db.Asker.Id,
        };
        db.Add(merge);
        var moving = new Moving(
            SideOf(merged), SideOf(survivor), MoveLog.Begin(db, masters, merge.Id), at)
        {
            Origins = await db.NumbersOf(merged, cancel),
            Choices = choices,
        };
        await MergeFields.Apply(db, masters, survivor, merged, moving, cancel);
        foreach (var follower in followers) await follower.Move(moving, cancel);
        merged.MergedInto = survivor.Id;
        await Close(survivor, merged, PairState.Merged, cancel);
        await Tell("merge", survivor, merged, cancel);
        return merge;
    }

    /// <summary>
    /// Parts the two again; answers the fields that were written since, which the survivor keeps.
    /// </summary>
    public async Task<IReadOnlyList<string>> Part(Merge merge, CancellationToken cancel)
    {
        var survivor = (await db.Customers.FindAsync([merge.SurvivorId], cancel))!;
        var merged = (await db.Customers.FindAsync([merge.MergedId], cancel))!;
        var log = await MoveLog.Open(db, masters, merge.Id, cancel);
        var moving = new Moving(SideOf(merged), SideOf(survivor), log, clock.GetUtcNow())
        {
            Origins = await db.NumbersOf(merged, cancel),
        };
        merged.MergedInto = null;
        foreach (var follower in followers.Reverse()) await follower.Undo(moving, cancel);
        var kept = await MergeFields.Undo(survivor, log, cancel);
        (merge.UndoneAt, merge.UndoneBy) = (moving.At, db.Asker.Id);
        await Counter.Take(db, Merge.Counter, 1, cancel);
        await Close(survivor, merged, PairState.Dismissed, cancel);
        await db.MergeMoves.Where(m => m.MergeId == merge.Id).ExecuteDeleteAsync(cancel);
        await Tell("merge-undone", survivor, merged, cancel);
        return kept;
    }

    private async Task Close(
        Customer survivor, Customer merged, PairState state, CancellationToken cancel)
    {
        foreach (var customer in new[] { survivor, merged })
        {
            customer.ChangedAt = clock.GetUtcNow();
            customer.Version++;
        }
        await db.SaveChangesAsync(cancel);
        await db.Retoken(survivor, cancel);
        await db.Retoken(merged, cancel);
        await db.SaveChangesAsync(cancel);
        await pairs.Decide(survivor, merged, state, cancel);
        await pairs.Compare([survivor, merged], cancel);
        await db.GrantDue([survivor.Id, merged.Id], cancel);
    }

    // Both histories tell of it; which fields changed stands in their own lines.
    private async Task Tell(
        string deed, Customer survivor, Customer merged, CancellationToken cancel)
    {
        var facts = new JsonObject { ["survivor"] = survivor.Number, ["merged"] = merged.Number };
        await trail.Note(db, deed, survivor.Id, facts, cancel);
        await trail.Note(db, deed, merged.Id, (JsonObject)facts.DeepClone(), cancel);
    }

    private static MergeSide SideOf(Customer customer) => new(customer.Id, customer.Number);
}
