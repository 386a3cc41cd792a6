using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Which corrections are asked for.</summary>
public sealed record CorrectionQuestion
{
    public Choice<CorrectionState>? State { get; init; }
    public long? Card { get; init; }
    public int? Store { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>Lists corrections, the newest first: what was put right, by whom, and why.</summary>
public sealed class ListCorrections(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/card-corrections",
                async (
                    [AsParameters] CorrectionQuestion question, ListCorrections list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("Lists corrections of cards, the newest first");

    public async Task<Result<Page<CorrectionView>>> Run(
        Asker asker, CorrectionQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Guid>(question.After);
        if (place.Refusal is { } lost) return lost;

        var all = db.Corrections.AsNoTracking();
        if (question.State is { Value: var state }) all = all.Where(c => c.State == state);
        if (question.Card is { } number) all = all.Where(c => c.CardNumber == number);
        if (question.Store is { } store) all = all.Where(c => c.StoreNumber == store);
        if (!place.Value.Beginning)
        {
            var id = place.Value.Key;
            all = all.Where(c => c.Id.CompareTo(id) < 0);
        }
        var (cards, purses) = (db.Cards, db.Purses);
        var read = await all.OrderByDescending(c => c.Id).Take(limit.Value.Count + 1)
            .Join(cards, c => c.CardId, card => card.Id, (c, card) => new { c, card.PurseId })
            .Join(purses, c => c.PurseId, p => p.Id, (c, p) => new { c.c, Purse = p })
            .OrderByDescending(c => c.c.Id)
            .ToListAsync(cancel);
        return Page<CorrectionView>.Of(
            read.ConvertAll(r => CorrectionView.Of(
                r.c, asker, r.Purse.Money(r.Purse.Balance.Coins))),
            limit.Value.Count,
            c => c.Id);
    }
}
