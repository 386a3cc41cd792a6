using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Which rounds are asked for: all, those going on, those with something of mine.
/// </summary>
public sealed record RoundQuestion
{
    public bool? Open { get; init; }
    public bool? Mine { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>The rounds of reviews and how far they are, the newest first.</summary>
public sealed class ListRounds(KiteDb db)
{
    private sealed record Key(DateTimeOffset At, Guid Id);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/review-rounds",
                async (
                    [AsParameters] RoundQuestion question, ListRounds list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("The rounds of reviews and how far they are, the newest first");
        api.MapGet(
                "/review-rounds/{id:guid}",
                async (Guid id, ListRounds list, Asker asker, CancellationToken cancel) =>
                    (await list.One(asker, id, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("A round of reviews: how much is done, and by whom");
    }

    public async Task<Result<Page<RoundView>>> Run(
        Asker asker, RoundQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var read = await Rounds(asker, question, place.Value.Key)
            .OrderByDescending(r => r.MadeAt).ThenByDescending(r => r.Id)
            .Take(limit.Value.Count + 1)
            .ToListAsync(cancel);
        var page = Page<ReviewRound>.Of(read, limit.Value.Count, r => new Key(r.MadeAt, r.Id));
        return new Page<RoundView>(await Views(asker, page.Items, cancel), page.Next);
    }

    public async Task<Result<RoundView>> One(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var round = await db.ReviewRounds.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id, cancel);
        return round is null
            ? new NoSuchRound(id.ToString())
            : (await Views(asker, [round], cancel))[0];
    }

    /// <summary>The rounds going on in which the asker has to look through this record.</summary>
    public async Task<Result<Page<RoundView>>> Of(
        Asker asker, Guid customer, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var (items, me) = (db.ReviewItems, asker.Id);
        var rounds = await db.ReviewRounds.AsNoTracking()
            .Where(r => r.ClosedAt == null)
            .Where(r => items.Any(i =>
                i.CustomerId == customer && i.RoundId == r.Id && i.PersonId == me))
            .ToListAsync(cancel);
        return new Page<RoundView>(
            rounds.Count == 0 ? [] : await Views(asker, rounds, cancel), Next: null);
    }

    private IQueryable<ReviewRound> Rounds(Asker asker, RoundQuestion question, Key? key)
    {
        var rounds = db.ReviewRounds.AsNoTracking();
        if (question.Open == true) rounds = rounds.Where(r => r.ClosedAt == null);
        else if (question.Open == false) rounds = rounds.Where(r => r.ClosedAt != null);
        if (question.Mine == true)
        {
            var (items, me) = (db.ReviewItems, asker.Id);
            rounds = rounds.Where(r => items.Any(i => i.PersonId == me && i.RoundId == r.Id));
        }
        return key is null
            ? rounds
            : rounds.Where(r => r.MadeAt < key.At
                || (r.MadeAt == key.At && r.Id.CompareTo(key.Id) < 0));
    }

    private async Task<IReadOnlyList<RoundView>> Views(
        Asker asker, IReadOnlyList<ReviewRound> rounds, CancellationToken cancel)
    {
        var ids = rounds.Select(r => r.Id).ToList();
        var counts = await db.ReviewItems.Where(i => EF.Parameter(ids).Contains(i.RoundId))
            .GroupBy(i => new { i.RoundId, i.PersonId, i.State })
            .Select(g => new ReviewCount(
                g.Key.RoundId, g.Key.PersonId, g.Key.State, g.Count()))
            .ToListAsync(cancel);
        var people = await db.NamesOf(
            counts.Select(c => (Guid?)c.PersonId).Concat(rounds.Select(r => r.MadeBy)), cancel);
        var byRound = counts.ToLookup(c => c.RoundId);
        return [.. rounds.Select(r => RoundView.From(r, [.. byRound[r.Id]], people, asker))];
    }
}
