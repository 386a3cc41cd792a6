using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// The cards of one kind: how many were issued within the days, how many closed or lost, and how
/// many are alive today and asleep among those.
/// </summary>
public sealed record KindActivity(
    Guid KindId, string Kind, long Issued, long Closed, long Lost, long Alive, long Asleep);

/// <summary>Counts what happened to cards within some days, by kind.</summary>
internal sealed class CountActivity(KiteDb db, CountCards cards, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/card-figures/activity",
                async (
                    [AsParameters] CardFigureQuestion question, CountActivity count,
                    Asker asker, CancellationToken cancel) =>
                    (await count.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("How many cards were issued, closed and lost, are alive and asleep");

    public async Task<Result<Page<KindActivity>>> Run(
        Asker asker, CardFigureQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var asked = await db.FigureSpanOf(question, clock, cancel);
        if (asked.Refusal is { } no) return no;

        var span = asked.Value;
        var (begins, ends) = (span.Begins, span.Ends);
        var all = span.Store is { } store
            ? db.Cards.Where(c => c.StoreNumber == store)
            : db.Cards;
        var issued = await all.Where(c => c.IssuedAt >= begins && c.IssuedAt < ends)
            .GroupBy(c => c.KindId).Select(g => new { g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var gone = await all
            .Where(c => c.ChangedAt >= begins && c.ChangedAt < ends
                && (c.State == CardState.Closed || c.State == CardState.Lost))
            .GroupBy(c => new { c.KindId, c.State })
            .Select(g => new { g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(g => (g.Key.KindId, g.Key.State), g => g.Count, cancel);
        var now = await cards.Of(all, asleepDays: null, cancel);
        return new Page<KindActivity>(
            [
                .. now.Select(k => new KindActivity(
                    k.KindId, k.Kind, issued.GetValueOrDefault(k.KindId),
                    gone.GetValueOrDefault((k.KindId, CardState.Closed)),
                    gone.GetValueOrDefault((k.KindId, CardState.Lost)), k.Alive, k.Asleep)),
            ],
            Next: null);
    }
}
