using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Which findings are asked for.</summary>
public sealed record FindingQuestion
{
    public Choice<SealOutcome>? Outcome { get; init; }

    /// <summary>Only those on which somebody has decided, or only those that wait.</summary>
    public bool? Decided { get; init; }
    public Choice<SealVerdict>? Verdict { get; init; }
    public long? Card { get; init; }
    public int? Store { get; init; }

    /// <summary>Those that were read on these days.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByTime = "at-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, ByTime, ["at", "card"]);
}

/// <summary>Lists cards that did not fit the books, the newest first unless asked otherwise.
/// </summary>
public sealed class ListFindings(KiteDb db)
{
    private sealed record Key(long Card, Guid Id);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/cards/findings",
                async (
                    [AsParameters] FindingQuestion question, ListFindings list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("Lists cards that did not fit the books, the newest first");

    public async Task<Result<Page<FindingView>>> Run(
        Asker asker, FindingQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var asked = Asked(question, await db.BusinessAsync(cancel));
        var read = await From(place.Value, order.Value, asked).AsNoTracking()
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        var views = await Views(read, cancel);
        return Page<FindingView>.Of(
            views, limit.Value.Count, f => new Key(f.CardNumber, f.Id));
    }

    /// <summary>One of them; none where it is no finding.</summary>
    internal async Task<FindingView?> One(Guid id, CancellationToken cancel)
    {
        var read = await db.CardReadings.AsNoTracking()
            .Where(r => r.Id == id && r.IsCaught).ToListAsync(cancel);
        return (await Views(read, cancel)).SingleOrDefault();
    }

    private async Task<List<FindingView>> Views(
        List<CardReading> read, CancellationToken cancel)
    {
        Guid[] ids = [.. read.Select(r => r.Id)];
        Guid[] others = [.. read.Select(r => r.ElsewhereId).OfType<Guid>()];
        var decided = await db.SealDecisions.AsNoTracking()
            .Where(d => ids.Contains(d.ReadingId))
            .ToDictionaryAsync(d => d.ReadingId, cancel);
        var elsewhere = await db.CardReadings.AsNoTracking()
            .Where(r => others.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        return read.ConvertAll(r => FindingView.Of(
            r, decided.GetValueOrDefault(r.Id),
            r.ElsewhereId is { } other ? elsewhere.GetValueOrDefault(other) : null));
    }

    private IQueryable<CardReading> Asked(FindingQuestion question, Business business)
    {
        var (all, decisions) = (db.CardReadings.Where(r => r.IsCaught), db.SealDecisions);
        if (question.Outcome is { Value: var outcome }) all = all.Where(r => r.Outcome == outcome);
        if (question.Card is { } card) all = all.Where(r => r.CardNumber == card);
        if (question.Store is { } store) all = all.Where(r => r.StoreNumber == store);
        if (question.Decided is { } isDecided)
            all = all.Where(r => decisions.Any(d => d.ReadingId == r.Id) == isDecided);
        if (question.Verdict is { Value: var verdict })
        {
            all = all.Where(
                r => decisions.Any(d => d.ReadingId == r.Id && d.Verdict == verdict));
        }
        if (question.From is { } first)
        {
            var begins = business.Begins(first);
            all = all.Where(r => r.At >= begins);
        }
        if (question.To is { } last)
        {
            var ends = business.Ends(last);
            all = all.Where(r => r.At < ends);
        }
        return all;
    }

    // Ids are in the order of time.
    private static IQueryable<CardReading> From(
        Place<Key> place, ListOrder order, IQueryable<CardReading> all)
    {
        var (first, card, id) =
            (place.Beginning, place.Key?.Card ?? 0, place.Key?.Id ?? Guid.Empty);
        return order switch
        {
            { Column: "card", Down: false } => all
                .Where(r => first || r.CardNumber > card
                    || (r.CardNumber == card && r.Id.CompareTo(id) > 0))
                .OrderBy(r => r.CardNumber).ThenBy(r => r.Id),
            { Column: "card" } => all
                .Where(r => first || r.CardNumber < card
                    || (r.CardNumber == card && r.Id.CompareTo(id) < 0))
                .OrderByDescending(r => r.CardNumber).ThenByDescending(r => r.Id),
            { Down: false } => all
                .Where(r => first || r.Id.CompareTo(id) > 0).OrderBy(r => r.Id),
            _ => all
                .Where(r => first || r.Id.CompareTo(id) < 0).OrderByDescending(r => r.Id),
        };
    }
}
