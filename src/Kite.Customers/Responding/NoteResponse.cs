using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Notes what a customer said when asked, and withdraws what was noted wrongly. Nothing that was
/// said is ever changed.
/// </summary>
public sealed class NoteResponse(KiteDb db, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>Without a day it was said today.</summary>
    public sealed record ResponseFacts
    {
        public ResponseKind? Kind { get; init; }

        /// <summary>Satisfaction from 1 to 5; the share of their need from 0 to 100.</summary>
        public int? Value { get; init; }
        public DateOnly? Day { get; init; }
        public AskedHow? How { get; init; }
        public string? Note { get; init; }
    }

    /// <summary>Why it does not count.</summary>
    public sealed record Slip(string? Reason);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/customers/{id:guid}/responses",
                async (
                    Guid id, ResponseFacts said, NoteResponse note, Asker asker,
                    CancellationToken cancel) =>
                    (await note.Run(asker, id, said, cancel))
                    .ToCreated(_ => $"/customers/{id}/responses"))
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Notes how satisfied a customer is, or what share of their need is ours");
        api.MapPost(
                "/customers/{id:guid}/responses/{response:guid}/withdrawals",
                async (
                    Guid id, Guid response, Slip slip, NoteResponse note, Asker asker,
                    CancellationToken cancel) =>
                    (await note.Withdraw(asker, id, response, slip.Reason, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Withdraws a response that was noted wrongly, with a reason");
    }

    public Task<Result<ResponseView>> Run(
        Asker asker, Guid id, ResponseFacts said, CancellationToken cancel) =>
        db.NoteOn(asker, id, customer => Note(asker, customer, said, cancel), cancel);

    private async Task<Result<ResponseView>> Note(
        Asker asker, Customer customer, ResponseFacts said, CancellationToken cancel)
    {
        if (customer.Number <= 0) return new WalkInIsNobody();

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var (day, note) = (said.Day ?? today, Remarks.Line(said.Note));
        List<Fault> faults =
        [
            .. OfWhatIsAsked(said),
            .. Remarks.Faults("day", day, today),
            .. Remarks.Faults("note", note),
        ];
        if (await db.CustomerResponses.CountAsync(r => r.CustomerId == customer.Id, cancel) >= Most)
            faults.Add(new("kind", new TooManyNotes(Most)));
        if (faults.Count > 0) return new BadInput(faults);

        var response = new CustomerResponse
        {
            CustomerId = customer.Id, Kind = said.Kind!.Value, Value = said.Value!.Value,
            Day = day, How = said.How!.Value, Note = note, NotedBy = asker.Id,
            NotedAt = clock.GetUtcNow(),
        };
        db.Add(response);
        return (await db.ViewsOf([response], asker, cancel))[0];
    }

    private static IEnumerable<Fault> OfWhatIsAsked(ResponseFacts said)
    {
        if (said.Kind is not { } kind) yield return new("kind", new NothingIsSaid());
        else if (!Enum.IsDefined(kind)) yield return new("kind", new NotAKind($"{kind}"));
        else if (said.Value is { } value)
        {
            var (least, most) = CustomerResponse.Scale(kind);
            if (value < least || value > most)
                yield return new("value", new OutOfRange(least, most));
        }
        if (said.Value is null) yield return new("value", new NothingIsSaid());
        if (said.How is not { } how) yield return new("how", new NothingIsSaid());
        else if (!Enum.IsDefined(how)) yield return new("how", new NotAKind($"{how}"));
    }

    public async Task<Result<ResponseView>> Withdraw(
        Asker asker, Guid id, Guid which, string? reason, CancellationToken cancel)
    {
        var line = Remarks.Line(reason);
        List<Fault> faults = [.. Remarks.Faults("reason", line)];
        if (line is null) faults.Add(new("reason", new NothingIsSaid()));
        if (faults.Count > 0 && asker.May(May.WriteCustomers)) return new BadInput(faults);

        return await db.NoteOn<ResponseView>(
            asker,
            id,
            async _ =>
            {
                var response = await db.CustomerResponses.AsNoTracking()
                    .SingleOrDefaultAsync(r => r.CustomerId == id && r.Id == which, cancel);
                if (response is null) return new NoSuchResponse($"{which}");
                if (await db.ResponseWithdrawals.FindAsync([id, which], cancel) is not null)
                    return new ResponseIsWithdrawn();

                var withdrawal = new ResponseWithdrawal
                {
                    CustomerId = id, ResponseId = which, Reason = line, WithdrawnBy = asker.Id,
                    WithdrawnAt = clock.GetUtcNow(),
                };
                db.Add(withdrawal);
                var people = await db.NamesOf([response.NotedBy, asker.Id], cancel);
                return ResponseView.Of(response, withdrawal, people, asker);
            },
            cancel);
    }
}
