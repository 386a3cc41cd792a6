using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>So much of what was paid in, of bonus and of points.</summary>
public sealed record OwedView(Money Principal, Money Bonus, long Points)
{
    internal static OwedView Of(Owed owed, Currency currency) =>
        new(new(owed.Principal, currency), new(owed.Bonus, currency), owed.Points);
}

/// <summary>What one kind of movement added to what is owed, or took from it.</summary>
public sealed record OwedMove(TransactionKind Kind, long Count, OwedView Change);

/// <summary>
/// What is owed to those who hold cards, in one currency: at the first moment of the days, what
/// moved, at the last moment. The points are worth <c>pointsWorth</c> at the rate of the last day.
/// </summary>
public sealed record LiabilityView(
    OwedView Opening, IReadOnlyList<OwedMove> Moves, OwedView Closing, Money? PointsWorth,
    long? WorthInStepsOf, Money? WorthOfStep);

/// <summary>
/// What the business owes on its cards at the end of a day, today's or any past one, and how it
/// came to that: read from what is posted, so it says the same for ever.
/// </summary>
internal sealed class CountLiability(KiteDb db, TimeProvider clock)
{
    // Memberships have figures of their own: they leave what is on a card as it was.
    private const string Kinds = """
        'TopUp', 'Payment', 'Refund', 'CashOut', 'TransferOut', 'TransferIn', 'Adjustment',
        'Lapse', 'Reactivation', 'Earning', 'Clawback', 'Redemption', 'RedemptionRefund',
        'PointsLapse'
        """;

    private const string Sums = """
        count(*) AS "Count", CAST(sum(principal_coins) AS bigint) AS "Principal",
        CAST(sum(bonus_coins) AS bigint) AS "Bonus",
        CAST(sum(coalesce(points, 0)) AS bigint) AS "Points"
        """;

    // All in one question, so that nobody can move anything between its two halves.
    private const string Whole = $$"""
        SELECT currency AS "Currency", '' AS "Kind", 'Now' AS "Part", count(*) AS "Count",
            CAST(sum(principal_coins) AS bigint) AS "Principal",
            CAST(sum(bonus_coins) AS bigint) AS "Bonus",
            CAST(sum(points - points_owed) AS bigint) AS "Points"
        FROM purses GROUP BY currency
        UNION ALL
        SELECT currency, kind, CASE WHEN day > {1} THEN 'After' ELSE 'Within' END, {{Sums}}
        FROM transactions WHERE kind IN ({{Kinds}}) AND day >= {0} GROUP BY 1, 2, 3
        """;

    private const string OfStore = $$"""
        SELECT currency AS "Currency", kind AS "Kind",
            CASE WHEN day < {0} THEN 'Before' ELSE 'Within' END AS "Part", {{Sums}}
        FROM transactions
        WHERE kind IN ({{Kinds}}) AND day <= {1} AND store_number = {2} GROUP BY 1, 2, 3
        """;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/card-figures/liability",
                async (
                    [AsParameters] CardFigureQuestion question, CountLiability count,
                    Asker asker, CancellationToken cancel) =>
                    (await count.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("What is owed on cards at the end of a day, and how it came to that");

    public async Task<Result<Page<LiabilityView>>> Run(
        Asker asker, CardFigureQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var span = await db.FigureSpanOf(question, clock, cancel);
        if (span.Refusal is { } no) return no;

        var sums = await Ask(span.Value, cancel);
        var rules = new PointRules(await db.PointRules.AsNoTracking().ToListAsync(cancel));
        return new Page<LiabilityView>(
            [
                .. sums.GroupBy(s => s.Currency, StringComparer.Ordinal)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => View(g.Key, [.. g], rules, span.Value.To)),
            ],
            Next: null);
    }

    private async Task<IEnumerable<MovedSum>> Ask(FigureSpan span, CancellationToken cancel)
    {
        var read = span.Store is { } store
            ? db.Database.SqlQueryRaw<Row>(OfStore, span.From, span.To, store)
            : db.Database.SqlQueryRaw<Row>(Whole, span.From, span.To);
        return (await read.ToListAsync(cancel)).Select(r => new MovedSum(
            r.Currency, Enum.TryParse<TransactionKind>(r.Kind, out var kind) ? kind : null,
            Enum.Parse<SpanPart>(r.Part), r.Count, new(r.Principal, r.Bonus, r.Points)));
    }

    private static LiabilityView View(
        string code, List<MovedSum> sums, PointRules rules, DateOnly day)
    {
        var (rolled, currency) = (RollForward.Of(sums), Currency.Of(code));
        var worth = Worth.AtMost(rules, day, code);
        return new(
            OwedView.Of(rolled.Opening, currency),
            [
                .. rolled.Moves.Select(m => new OwedMove(
                    m.Kind!.Value, m.Count, OwedView.Of(m.Sum, currency))),
            ],
            OwedView.Of(rolled.Closing, currency),
            worth is null
                ? null
                : new(
                    (long)((Int128)rolled.Closing.Points * worth.EveryCoins / worth.Points),
                    currency),
            worth?.Points, worth is null ? null : new(worth.EveryCoins, currency));
    }

    private sealed record Row(
        string Currency, string Kind, string Part, long Count, long Principal, long Bonus,
        long Points);
}
