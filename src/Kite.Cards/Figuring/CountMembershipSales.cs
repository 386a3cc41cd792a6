using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>The memberships of one plan within the days: sold, renewed, ended before their time,
/// with the money.</summary>
public sealed record PlanSales(
    Guid PlanId, string Plan, long Sold, long Renewed, Money Fees, long Ended, Money GivenBack);

/// <summary>
/// The fees of members in one currency: what became income within the days, and what was still to
/// be earned at the end of the last.
/// </summary>
public sealed record FeeIncome(Money Earned, Money Deferred);

/// <summary>What memberships brought, by plan and altogether.</summary>
public sealed record MembershipSales(
    IReadOnlyList<PlanSales> Plans, IReadOnlyList<FeeIncome> Fees);

/// <summary>Counts what memberships brought within some days.</summary>
internal sealed class CountMembershipSales(KiteDb db, TimeProvider clock)
{
    private const string Fees = """
        SELECT t.currency AS "Currency",
            CAST(sum(CASE WHEN e.account = 'MembershipIncome' AND t.day >= {0} THEN e.coins
                ELSE 0 END) AS bigint) AS "Earned",
            CAST(sum(CASE WHEN e.account = 'DeferredMembership' THEN e.coins ELSE 0 END)
                AS bigint) AS "Deferred"
        FROM transactions t
            JOIN entries e ON e.purse_id = t.purse_id AND e.transaction_id = t.id
        WHERE t.kind IN ('MembershipFee', 'MembershipIncome', 'MembershipRefund')
            AND t.day <= {1}
        """;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/card-figures/memberships",
                async (
                    [AsParameters] CardFigureQuestion question, CountMembershipSales count,
                    Asker asker, CancellationToken cancel) =>
                    (await count.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("Memberships sold, renewed and ended early; fees taken, earned, owed");

    public async Task<Result<MembershipSales>> Run(
        Asker asker, CardFigureQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var asked = await db.FigureSpanOf(question, clock, cancel);
        if (asked.Refusal is { } no) return no;

        var span = asked.Value;
        return new MembershipSales(await Plans(span, cancel), await Income(span, cancel));
    }

    private async Task<IReadOnlyList<PlanSales>> Plans(FigureSpan span, CancellationToken cancel)
    {
        var (from, to, all) = (span.From, span.To, db.Memberships);
        var sold = all.Where(m => m.Day >= from && m.Day <= to);
        var ended = db.MembershipEnds.Where(e => e.Day >= from && e.Day <= to);
        if (span.Store is { } store)
        {
            sold = sold.Where(m => m.StoreNumber == store);
            ended = ended.Where(e => e.StoreNumber == store);
        }
        var sales = await sold.GroupBy(m => new { m.PlanId, m.Currency })
            .Select(g => new
            {
                g.Key, Count = g.LongCount(), Fees = g.Sum(m => m.FeeCoins),
                Renewed = g.Sum(m => m.Renews != null ? 1L : 0L),
            })
            .ToDictionaryAsync(g => (g.Key.PlanId, g.Key.Currency), cancel);
        var ends = await ended.Join(all, e => e.MembershipId, m => m.Id, (e, m) => new { e, m })
            .GroupBy(b => new { b.m.PlanId, b.m.Currency })
            .Select(g => new { g.Key, Count = g.LongCount(), Back = g.Sum(b => b.e.BackCoins) })
            .ToDictionaryAsync(g => (g.Key.PlanId, g.Key.Currency), cancel);
        var names = (await db.MembershipPlans.AsNoTracking().ToListAsync(cancel))
            .GroupBy(p => p.Id).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Number)!.Name);
        return
        [
            .. sales.Keys.Union(ends.Keys)
                .Select(key =>
                {
                    var (currency, s) = (
                        Currency.Of(key.Currency), sales.GetValueOrDefault(key));
                    var e = ends.GetValueOrDefault(key);
                    return new PlanSales(
                        key.PlanId, names.GetValueOrDefault(key.PlanId, ""),
                        (s?.Count ?? 0) - (s?.Renewed ?? 0), s?.Renewed ?? 0,
                        new(s?.Fees ?? 0, currency), e?.Count ?? 0, new(e?.Back ?? 0, currency));
                })
                .OrderBy(p => p.Plan, StringComparer.CurrentCulture)
                .ThenBy(p => p.Fees.Currency.Code, StringComparer.Ordinal),
        ];
    }

    private async Task<IReadOnlyList<FeeIncome>> Income(
        FigureSpan span, CancellationToken cancel)
    {
        var read = span.Store is { } store
            ? db.Database.SqlQueryRaw<Row>(
                $"{Fees} AND t.store_number = {{2}} GROUP BY 1", span.From, span.To, store)
            : db.Database.SqlQueryRaw<Row>($"{Fees} GROUP BY 1", span.From, span.To);
        return
        [
            .. (await read.ToListAsync(cancel))
                .OrderBy(r => r.Currency, StringComparer.Ordinal)
                .Select(r => (Row: r, Currency: Currency.Of(r.Currency)))
                .Select(r => new FeeIncome(
                    new(r.Row.Earned, r.Currency), new(r.Row.Deferred, r.Currency))),
        ];
    }

    private sealed record Row(string Currency, long Earned, long Deferred);
}
