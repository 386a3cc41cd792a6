using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Someone looked through a record: what came of it.</summary>
public sealed class NoteOutcome(
    KiteDb db, VerifyFields verify, ListReviewItems list, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/review-rounds/{id:guid}/items/{item:guid}/outcomes",
                async (
                    Guid id, Guid item, OutcomeOrder order, NoteOutcome note, Asker asker,
                    CancellationToken cancel) =>
                    (await note.Run(asker, id, item, order, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Notes what came of a review: verified, changed, unreachable, skipped");
        api.MapPost(
                "/review-rounds/{id:guid}/closings",
                async (Guid id, NoteOutcome note, Asker asker, CancellationToken cancel) =>
                    (await note.Close(asker, id, cancel)).ToNoContent())
            .Needing(May.ManageUpkeep)
            .WithSummary("Ends a round; what is open stays as it is");
    }

    public async Task<Result<ReviewItemView>> Run(
        Asker asker, Guid id, Guid which, OutcomeOrder order, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var note = Remarks.Line(order.Note);
        if (Faults(order.State, note).ToList() is { Count: > 0 } faults)
            return new BadInput(faults);
        var round = await db.For(asker).ReviewRounds.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (round is null) return new NoSuchRound(id.ToString());
        if (round.ClosedAt is not null) return new RoundIsClosed(round.Name);

        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var item = await Held(id, which, cancel);
        if (item is null) return new NoSuchReviewItem(which.ToString());
        if (item.State != ReviewState.Open) return new IsReviewed();

        item.Close(order.State!.Value, note, clock.GetUtcNow(), asker.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new IsReviewed();
        }
        if (item.State == ReviewState.Verified
            && await Verify(asker, item.CustomerId, cancel) is { } no)
            return no;
        await whole.CommitAsync(cancel);
        return (await list.Views(asker, [item], cancel))[0];
    }

    public async Task<Result<Done>> Close(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);
        var round = await db.For(asker).ReviewRounds.FindAsync([id], cancel);
        if (round is null) return new NoSuchRound(id.ToString());
        if (round.ClosedAt is not null) return Done.It;

        (round.ClosedAt, round.ClosedBy) = (clock.GetUtcNow(), asker.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Someone else closed it meanwhile, which is what was asked for.
        }
        return Done.It;
    }

    // The record is held first, as by everyone else who writes what hangs on it.
    private async Task<ReviewItem?> Held(Guid round, Guid which, CancellationToken cancel)
    {
        var items = db.ReviewItems.Where(i => i.RoundId == round && i.Id == which);
        await db.Hold(await items.Select(i => i.CustomerId).ToListAsync(cancel), cancel);
        return await items.SingleOrDefaultAsync(cancel);
    }

    private static IEnumerable<Fault> Faults(ReviewState? state, string? note)
    {
        if (state is null or ReviewState.Open or ReviewState.Merged
            || !Enum.IsDefined(state.Value))
            yield return new("state", new NotAnOutcome($"{state}"));
        if (state == ReviewState.Skipped && note is null)
            yield return new("note", new NothingIsSaid());
        foreach (var fault in Remarks.Faults("note", note)) yield return fault;
    }

    // All of it is right: what has a rule, or all there is where nothing has one.
    private async Task<Refusal?> Verify(Asker asker, Guid id, CancellationToken cancel)
    {
        var customer = await db.Customers.SingleAsync(c => c.Id == id, cancel);
        var held = await db.HeldBy(customer, cancel);
        var rules = await db.StaleRulesInOrder(cancel);
        List<string> fields = [.. rules.Select(r => r.Field).Where(held.Contains)];
        if (fields.Count == 0) fields = [.. held.Take(VerifyFields.Most)];
        return fields.Count == 0
            ? null
            : (await verify.Run(asker, id, fields, cancel)).Refusal;
    }
}

/// <summary>What came of a review; a skipped one says why.</summary>
public sealed record OutcomeOrder(ReviewState? State = null, string? Note = null);
