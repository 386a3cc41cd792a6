using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Why a customer left or would leave, and when they were won back.</summary>
public sealed record LossView(
    Guid Id, LossKind Kind, string Reason, Evidence Evidence, DateOnly Day, string? Note,
    string? NotedBy, DateOnly? WonBackOn);

/// <summary>
/// Notes why a customer left or what would make them leave, as they said or staff saw; that they
/// stay away says nothing of why. Who comes back is won back and keeps the history.
/// </summary>
public sealed class NoteLoss(KiteDb db, TimeProvider clock)
{
    private const int Most = 100;

    /// <summary>The reason is a word of the list; without a day it was said today.</summary>
    public sealed record Told
    {
        public LossKind Kind { get; init; }
        public Guid? Reason { get; init; }
        public Evidence? Evidence { get; init; }
        public DateOnly? Day { get; init; }
        public string? Note { get; init; }
    }

    /// <summary>Since which day they are ours again; without one since today.</summary>
    public sealed record Back(DateOnly? Day = null);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/customers/{id:guid}/losses",
                async (
                    Guid id, Told told, NoteLoss note, Asker asker, CancellationToken cancel) =>
                    (await note.Run(asker, id, told, cancel))
                    .ToCreated(l => $"/customers/{id}/losses/{l.Id}"))
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Notes why a customer left, or what would make them leave");
        api.MapPost(
                "/customers/{id:guid}/win-backs",
                async (
                    Guid id, Back back, NoteLoss note, Asker asker, CancellationToken cancel) =>
                    (await note.WinBack(asker, id, back, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Notes that a customer who had left is back");
    }

    public Task<Result<LossView>> Run(
        Asker asker, Guid id, Told told, CancellationToken cancel) =>
        db.NoteOn(asker, id, customer => Note(asker, customer.Id, told, cancel), cancel);

    private async Task<Result<LossView>> Note(
        Asker asker, Guid id, Told told, CancellationToken cancel)
    {
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var (day, note) = (told.Day ?? today, Remarks.Line(told.Note));
        List<Fault> faults =
        [
            .. Remarks.Faults("kind", told.Kind),
            .. await db.WordFaults("reason", WordList.Losses, told.Reason, cancel),
            .. Remarks.Faults("evidence", told.Evidence ?? Evidence.Statement),
            .. Remarks.Faults("day", day, today),
            .. Remarks.Faults("note", note),
        ];
        if (told.Reason is null) faults.Add(new("reason", new NothingIsSaid()));
        // Without one of the three it would be a guess from absence.
        if (told.Evidence is null) faults.Add(new("evidence", new NothingIsSaid()));
        if (await db.Losses.CountAsync(l => l.CustomerId == id, cancel) >= Most)
            faults.Add(new("reason", new TooManyNotes(Most)));
        if (faults.Count > 0) return new BadInput(faults);

        var loss = new Loss
        {
            CustomerId = id, Kind = told.Kind, WordId = told.Reason!.Value,
            Evidence = told.Evidence!.Value, Day = day, Note = note, NotedBy = asker.Id,
            NotedAt = clock.GetUtcNow(),
        };
        db.Add(loss);
        return await View(loss, asker, cancel);
    }

    public Task<Result<LossView>> WinBack(
        Asker asker, Guid id, Back back, CancellationToken cancel) =>
        db.NoteOn(asker, id, customer => WinBack(asker, customer, back, cancel), cancel);

    private async Task<Result<LossView>> WinBack(
        Asker asker, Customer customer, Back back, CancellationToken cancel)
    {
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var day = back.Day ?? today;
        if (Remarks.Faults("day", day, today).ToList() is { Count: > 0 } faults)
            return new BadInput(faults);
        var lost = await db.Losses
            .Where(l => l.CustomerId == customer.Id)
            .Where(l => l.Kind == LossKind.Left && l.WonBackOn == null)
            .OrderByDescending(l => l.Day).ThenByDescending(l => l.Id).ToListAsync(cancel);
        if (lost.Count == 0) return new NobodyIsLost(customer.Number);
        if (day < lost[0].Day) return new BadInput("day", new NotADayGoneBy(day));

        foreach (var loss in lost)
        {
            (loss.WonBackOn, loss.WonBackBy) = (day, asker.Id);
        }
        return await View(lost[0], asker, cancel);
    }

    private async Task<LossView> View(Loss loss, Asker asker, CancellationToken cancel)
    {
        var reason = await db.ListWords.Where(w => w.Id == loss.WordId)
            .Select(w => w.Name).SingleAsync(cancel);
        return View(loss, reason, await db.NamesOf([loss.NotedBy], cancel), asker);
    }

    internal static LossView View(
        Loss l, string reason, IReadOnlyDictionary<Guid, string> people, Asker asker) => new(
        l.Id, l.Kind, reason, l.Evidence, l.Day,
        asker.May(May.ReadPersonal) ? l.Note : null,
        l.NotedBy is { } by ? people.GetValueOrDefault(by) : null,
        l.WonBackOn);
}
