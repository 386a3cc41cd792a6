using Kite.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>Guests, their bills, and what they paid with one kind of tender.</summary>
public sealed record SpendSum(long Guests, long Visits, Money Spent)
{
    /// <summary>What one bill brought by this tender; null where there was none.</summary>
    public Money? PerVisit => Visits > 0 ? Spent with { Coins = Spent.Coins / Visits } : null;

    /// <summary>What one guest paid by it within the days; null where nobody is known.</summary>
    public Money? PerHead => Guests > 0 ? Spent with { Coins = Spent.Coins / Guests } : null;
}

/// <summary>
/// What was paid with one kind of tender: by guests who are known, and by others, who cannot be
/// counted by head.
/// </summary>
public sealed record TenderSpend(TenderKind Tender, SpendSum Known, SpendSum Unknown);

/// <summary>Counts what guests spend by the tender with which they pay.</summary>
public sealed class CountSpend(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/card-figures/spend",
                async (
                    [AsParameters] CardFigureQuestion question, CountSpend count, Asker asker,
                    CancellationToken cancel) =>
                    (await count.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("What guests spend by the tender with which they pay, refunds taken off");

    public async Task<Result<Page<TenderSpend>>> Run(
        Asker asker, CardFigureQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        var asked = await db.FigureSpanOf(question, clock, cancel);
        if (asked.Refusal is { } no) return no;

        var sums = await db.BillsByTender(db.BillsOf(asked.Value))
            .GroupBy(b => new { b.Kind, IsKnown = b.CustomerNumber != null })
            .Select(g => new
            {
                g.Key, Visits = g.LongCount(), Coins = g.Sum(b => b.Coins),
                Guests = g.Select(b => b.CustomerNumber).Distinct().LongCount(),
            })
            .ToDictionaryAsync(g => (g.Key.Kind, g.Key.IsKnown), cancel);
        var currency = asked.Value.Business.Currency;
        return new Page<TenderSpend>(
            [
                .. Enum.GetValues<TenderKind>()
                    .Where(k => sums.ContainsKey((k, true)) || sums.ContainsKey((k, false)))
                    .Select(k => new TenderSpend(k, Of(k, isKnown: true), Of(k, isKnown: false))),
            ],
            Next: null);

        SpendSum Of(TenderKind kind, bool isKnown)
        {
            var sum = sums.GetValueOrDefault((kind, isKnown));
            return new(
                isKnown ? sum?.Guests ?? 0 : 0, sum?.Visits ?? 0, new(sum?.Coins ?? 0, currency));
        }
    }
}
