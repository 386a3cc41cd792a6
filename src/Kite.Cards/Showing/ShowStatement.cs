using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Which part of a card's history is asked for.</summary>
public sealed record StatementQuestion
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public Choice<TransactionKind>? Kind { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>
/// What happened to the money that a card opens, the latest first; whatever card opened it then.
/// Of a company account it is what was done with this card.
/// </summary>
public sealed class ShowStatement(KiteDb db)
{
    private sealed record Key(long Position);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/cards/{number:long}/transactions",
                async (
                    long number, [AsParameters] StatementQuestion question, ShowStatement show,
                    Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, number, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("What happened to the money of a card, the latest first");
        api.MapGet(
                "/cards/{number:long}/transactions/{id:guid}",
                async (
                    long number, Guid id, ShowStatement show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.One(asker, number, id, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("One receipt of a card");
    }

    public async Task<Result<Page<Receipt>>> Run(
        Asker asker, long number, StatementQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        if (await db.OpenedBy(number, cancel) is not { } opened) return new NoSuchCard($"{number}");

        var all = Moved(opened);
        if (question.From is { } from) all = all.Where(t => t.Day >= from);
        if (question.To is { } to) all = all.Where(t => t.Day <= to);
        if (question.Kind is { Value: var kind }) all = all.Where(t => t.Kind == kind);
        if (place.Value.Key is { Position: var position })
            all = all.Where(t => t.Position < position);
        var read = await all.OrderByDescending(t => t.Position)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        return Page<Transaction>.Of(read, limit.Value.Count, t => new Key(t.Position))
            .Select(t => Receipt.Of(t, number));
    }

    public async Task<Result<Receipt>> One(
        Asker asker, long number, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        if (await db.OpenedBy(number, cancel) is not { } opened) return new NoSuchCard($"{number}");

        var found = await Moved(opened).SingleOrDefaultAsync(t => t.Id == id, cancel);
        return found is null ? new NoSuchPayment($"{id}") : Receipt.Of(found, number);
    }

    private IQueryable<Transaction> Moved(OpenedPurse opened) =>
        opened.Moved(db).OnCards().Where(t => t.Points == null);
}
