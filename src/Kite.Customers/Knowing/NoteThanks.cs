using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>How and when a customer was thanked.</summary>
public sealed record ThankView(Guid Id, DateOnly Day, string Way, string? Note, string? NotedBy);

/// <summary>Notes that a customer was thanked.</summary>
public sealed class NoteThanks(KiteDb db, TimeProvider clock)
{
    internal const int Most = 500;

    /// <summary>The way is a word of the list; without a day it was today.</summary>
    public sealed record Given
    {
        public Guid? Way { get; init; }
        public DateOnly? Day { get; init; }
        public string? Note { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/customers/{id:guid}/thanks",
                async (
                    Guid id, Given given, NoteThanks note, Asker asker,
                    CancellationToken cancel) =>
                    (await note.Run(asker, id, given, cancel))
                    .ToCreated(t => $"/customers/{id}/thanks/{t.Id}"))
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Notes that a customer was thanked");
        api.MapDelete(
                "/customers/{id:guid}/thanks/{thank:guid}",
                async (
                    Guid id, Guid thank, NoteThanks note, Asker asker,
                    CancellationToken cancel) =>
                    (await note.TakeBack(asker, id, thank, cancel)).ToNoContent())
            .Needing(May.WriteCustomers)
            .WithSummary("Takes back a note of thanks");
    }

    public Task<Result<ThankView>> Run(
        Asker asker, Guid id, Given given, CancellationToken cancel) =>
        db.NoteOn(asker, id, customer => Note(asker, customer.Id, given, cancel), cancel);

    private async Task<Result<ThankView>> Note(
        Asker asker, Guid id, Given given, CancellationToken cancel)
    {
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var (day, note) = (given.Day ?? today, Remarks.Line(given.Note));
        List<Fault> faults =
        [
            .. await db.WordFaults("way", WordList.Thanks, given.Way, cancel),
            .. Remarks.Faults("day", day, today),
            .. Remarks.Faults("note", note),
        ];
        if (given.Way is null) faults.Add(new("way", new NothingIsSaid()));
        if (await db.Thanks.CountAsync(t => t.CustomerId == id, cancel) >= Most)
            faults.Add(new("way", new TooManyNotes(Most)));
        if (faults.Count > 0) return new BadInput(faults);

        var thank = new Thank
        {
            CustomerId = id, Day = day, WordId = given.Way!.Value, Note = note,
            NotedBy = asker.Id, NotedAt = clock.GetUtcNow(),
        };
        db.Add(thank);
        var way = await db.ListWords.Where(w => w.Id == thank.WordId)
            .Select(w => w.Name).SingleAsync(cancel);
        var people = await db.NamesOf([asker.Id], cancel);
        return View(thank, way, people, asker);
    }

    public async Task<Result<Done>> TakeBack(
        Asker asker, Guid id, Guid which, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!await db.For(asker).Customers.AnyAsync(c => c.Id == id, cancel))
            return new NoSuchCustomer(id.ToString());

        if (await db.Thanks.FindAsync([id, which], cancel) is { } thank) db.Remove(thank);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Someone else took it back meanwhile, which is what was asked for.
        }
        return Done.It;
    }

    internal static ThankView View(
        Thank t, string way, IReadOnlyDictionary<Guid, string> people, Asker asker) => new(
        t.Id, t.Day, way,
        asker.May(May.ReadPersonal) ? t.Note : null,
        t.NotedBy is { } by ? people.GetValueOrDefault(by) : null);
}
