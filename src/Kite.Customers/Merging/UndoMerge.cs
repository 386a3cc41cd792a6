using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Puts both records back as they were, at any later time. Merges that were made on top of this
/// one are taken off first and made again afterwards (decision 0308).
/// </summary>
internal sealed class UndoMerge(KiteDb db, MergeBook book)
{
    private sealed record TakenOff(Merge Merge, IReadOnlyList<string> WrittenSince);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/merges/{id:guid}/undos",
                async (Guid id, UndoMerge undo, Asker asker, CancellationToken cancel) =>
                    (await undo.Run(asker, id, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Parts two merged records again, with all that is theirs");

    public async Task<Result<MergeView>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

        db.For(asker);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await book.Lock(cancel);
        var merge = await db.Merges.SingleOrDefaultAsync(m => m.Id == id, cancel);
        if (merge is null) return new NoSuchMerge(id);
        if (merge.UndoneAt is not null) return new MergeIsUndone(merge.MergedNumber);

        try
        {
            var off = new List<TakenOff>();
            await TakeOff(merge, off, cancel);
            foreach (var (again, since) in Enumerable.Reverse(off).Skip(1))
                await MakeAgain(again, since, cancel);
            await whole.CommitAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(0, 1);
        }
        var merged = await db.Customers.FindAsync([merge.MergedId], cancel);
        return MergeView.Of(merge, merged!, asker);
    }

    private async Task TakeOff(Merge merge, List<TakenOff> off, CancellationToken cancel)
    {
        while (await LaterOn(merge, cancel) is { } later) await TakeOff(later, off, cancel);
        await db.Hold([merge.SurvivorId, merge.MergedId], cancel);
        off.Add(new(merge, await book.Part(merge, cancel)));
    }

    // The last one that stands on this merge's survivor, whether it took in or was taken in.
    private Task<Merge?> LaterOn(Merge merge, CancellationToken cancel) => db.Merges
        .Where(m => m.UndoneAt == null && m.Place > merge.Place)
        .Where(m => m.SurvivorId == merge.SurvivorId || m.MergedId == merge.SurvivorId)
        .OrderByDescending(m => m.Place)
        .FirstOrDefaultAsync(cancel);

    private async Task MakeAgain(
        Merge merge, IReadOnlyList<string> since, CancellationToken cancel)
    {
        var survivor = await db.Customers.FindAsync([merge.SurvivorId], cancel);
        var merged = await db.Customers.FindAsync([merge.MergedId], cancel);
        var choices = MergeChoices.Read(merge.Choices).But(since);
        await book.Unite(survivor!, merged!, choices, cancel);
    }
}
