using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>A person's wish not to be scored, as it stands.</summary>
public sealed record ScoringOptOutView(string Words, string NotedBy, DateTimeOffset NotedAt);

/// <summary>Notes and lifts a person's wish not to be scored; it holds at once.</summary>
internal sealed class KeepScoringOptOut(KiteDb db, TimeProvider clock)
{
    private const int LongestWords = 200;
    private const string Where = "/customers/{id:guid}/scoring-opt-out";

    /// <summary>How the person said it.</summary>
    internal sealed record Wish(string? Words);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                Where,
                async (
                    Guid id, KeepScoringOptOut keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Show(asker, id, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("A customer's wish not to be scored");
        api.MapPut(
                Where,
                async (
                    Guid id, Wish wish, KeepScoringOptOut keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Run(asker, id, wish, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Notes that a customer does not want to be scored");
        api.MapDelete(
                Where,
                async (
                    Guid id, KeepScoringOptOut keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Lift(asker, id, cancel)).ToNoContent())
            .Needing(May.WriteCustomers)
            .WithSummary("Lifts a customer's wish not to be scored");
    }

    public async Task<Result<ScoringOptOutView>> Show(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        var number = await db.Set<Customer>().Where(c => c.Id == id)
            .Select(c => (long?)c.Number).SingleOrDefaultAsync(cancel);
        if (number is not { } known) return new NoSuchCustomer($"{id}");

        var there = await db.ScoringOptOuts.AsNoTracking()
            .SingleOrDefaultAsync(o => o.CustomerId == id, cancel);
        return there is null ? new NoScoringOptOut(known) : View(there, asker);
    }

    public async Task<Result<ScoringOptOutView>> Run(
        Asker asker, Guid id, Wish wish, CancellationToken cancel)
    {
        var words = wish.Words?.Trim() ?? "";
        if (words.Length == 0) return new BadInput("words", new NothingTyped());
        if (words.Length > LongestWords)
            return new BadInput("words", new TextIsTooLong(LongestWords));
        if (words.Contains('\0', StringComparison.Ordinal))
            return new BadInput("words", new TextHasStrangeLetters());

        return await db.NoteOn<ScoringOptOutView>(
            asker,
            id,
            async customer =>
            {
                var there = await db.ScoringOptOuts.FindAsync([id], cancel);
                if (there is null)
                {
                    there = new() { CustomerId = id, CustomerNumber = customer.Number };
                    db.Add(there);
                }
                (there.Words, there.NotedBy, there.NotedAt) = (
                    words, asker.Name, clock.GetUtcNow());
                return View(there, asker);
            },
            cancel);
    }

    public Task<Result<Done>> Lift(Asker asker, Guid id, CancellationToken cancel) =>
        db.NoteOn<Done>(
            asker,
            id,
            async customer =>
            {
                if (await db.ScoringOptOuts.FindAsync([id], cancel) is not { } there)
                    return new NoScoringOptOut(customer.Number);

                db.Remove(there);
                return Done.It;
            },
            cancel);

    // That they said it is for everyone to heed; in what words is theirs.
    private static ScoringOptOutView View(ScoringOptOut there, Asker asker) => new(
        asker.May(May.ReadPersonal) ? there.Words : "", there.NotedBy, there.NotedAt);
}
