using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// What was given, what of it was spent (less what came back) and what has lapsed, in coins or in
/// points.
/// </summary>
public sealed record IssuedSum(long Issued, long Spent, long Lapsed)
{
    /// <summary>The parts of what was given, from 0 to 1; null where nothing was.</summary>
    public double? SpentShare => Issued > 0 ? (double)Spent / Issued : null;
    public double? LapsedShare => Issued > 0 ? (double)Lapsed / Issued : null;
}

/// <summary>Bonus and points that were given in one month, and what became of them by the last
/// day.</summary>
public sealed record IssueMonth(DateOnly Month, IssuedSum Bonus, IssuedSum Points);

/// <summary>
/// What lapsed and what was spent, in one currency: within the days, and of what each of twelve
/// months gave.
/// </summary>
public sealed record IssuedView(
    string Currency, IssuedSum Bonus, IssuedSum Points, IReadOnlyList<IssueMonth> Months);

/// <summary>Coupons that were issued within the days, and what has become of them by now.
/// </summary>
public sealed record IssuedCoupons(long Issued, long Used, long RunOut, long Withdrawn)
{
    public double? UsedShare => Issued > 0 ? (double)Used / Issued : null;
}

/// <summary>Breakage and redemption together.</summary>
public sealed record RedemptionView(IReadOnlyList<IssuedView> Value, IssuedCoupons Coupons);

/// <summary>
/// How much of the bonus, the points and the coupons that were given is spent, and how much of it
/// has lapsed.
/// </summary>
internal sealed class CountIssued(KiteDb db, TimeProvider clock)
{
    private static readonly Kinds Bonus = new(
        [TransactionKind.TopUp, TransactionKind.Adjustment, TransactionKind.Reactivation],
        [TransactionKind.Payment, TransactionKind.Refund], TransactionKind.Lapse);

    private static readonly Kinds Points = new(
        [TransactionKind.Earning],
        [TransactionKind.Redemption, TransactionKind.RedemptionRefund],
        TransactionKind.PointsLapse);

    private const string Given = """
        CAST(sum(CASE WHEN kind = 'Adjustment' AND bonus_coins < 0 THEN 0 ELSE bonus_coins END)
            AS bigint)
        """;

    // What lapses names its lot, and the lot the day on which it was given.
    private const string ByMonth = $$"""
        SELECT currency AS "Currency", substr(CAST(day AS text), 1, 7) AS "Month",
            kind AS "Kind", {{Given}} AS "Bonus",
            CAST(sum(coalesce(points, 0)) AS bigint) AS "Points"
        FROM transactions
        WHERE kind IN ('TopUp', 'Adjustment', 'Reactivation', 'Earning')
            AND day >= {0} AND day <= {1}
        GROUP BY 1, 2, 3
        UNION ALL
        SELECT t.currency, substr(CAST(l.issued_on AS text), 1, 7), t.kind,
            CAST(sum(CASE WHEN e.account = 'Bonus' THEN e.coins ELSE 0 END) AS bigint),
            CAST(sum(CASE WHEN e.account = 'Points' THEN e.coins ELSE 0 END) AS bigint)
        FROM transactions t
            JOIN entries e ON e.purse_id = t.purse_id AND e.transaction_id = t.id
            JOIN lots l ON l.purse_id = e.purse_id AND l.number = e.lot
        WHERE t.kind IN (
                'Payment', 'Refund', 'Lapse', 'Redemption', 'RedemptionRefund', 'PointsLapse')
            AND t.day >= {0} AND t.day <= {1} AND e.account IN ('Bonus', 'Points')
            AND l.issued_on >= {0}
        GROUP BY 1, 2, 3
        """;

    private const string Within = $$"""
        SELECT currency AS "Currency", '' AS "Month", kind AS "Kind", {{Given}} AS "Bonus",
            CAST(sum(coalesce(points, 0)) AS bigint) AS "Points"
        FROM transactions
        WHERE kind IN (
                'TopUp', 'Adjustment', 'Reactivation', 'Earning', 'Payment', 'Refund', 'Lapse',
                'Redemption', 'RedemptionRefund', 'PointsLapse')
            AND day >= {0} AND day <= {1}
        """;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/card-figures/redemption",
                async (
                    [AsParameters] CardFigureQuestion question, CountIssued count, Asker asker,
                    CancellationToken cancel) =>
                    (await count.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("How much of bonus, points and coupons is spent and how much lapsed");

    public async Task<Result<RedemptionView>> Run(
        Asker asker, CardFigureQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var asked = await db.FigureSpanOf(question, clock, cancel);
        if (asked.Refusal is { } no) return no;

        var span = asked.Value;
        var months = (await db.Database
                .SqlQueryRaw<Row>(ByMonth, span.FirstMonth, span.To).ToListAsync(cancel))
            .ToLookup(r => r.Currency, StringComparer.Ordinal);
        var within = span.Store is { } store
            ? db.Database.SqlQueryRaw<Row>(
                $"{Within} AND store_number = {{2}} GROUP BY 1, 2, 3", span.From, span.To, store)
            : db.Database.SqlQueryRaw<Row>($"{Within} GROUP BY 1, 2, 3", span.From, span.To);
        var sums = (await within.ToListAsync(cancel))
            .ToLookup(r => r.Currency, StringComparer.Ordinal);
        var currencies = sums.Select(g => g.Key)
            .Union(months.Select(g => g.Key), StringComparer.Ordinal);
        return new RedemptionView(
            [
                .. currencies.Order(StringComparer.Ordinal)
                    .Select(code => View(code, [.. sums[code]], months[code])),
            ],
            await Coupons(span, cancel));
    }

    private async Task<IssuedCoupons> Coupons(FigureSpan span, CancellationToken cancel)
    {
        var (begins, ends, today) = (span.Begins, span.Ends, span.Today);
        var issued = db.Coupons.Where(c => c.IssuedAt >= begins && c.IssuedAt < ends);
        if (span.Store is { } store) issued = issued.Where(c => c.StoreNumber == store);
        return await issued.GroupBy(_ => 1)
            .Select(g => new IssuedCoupons(
                g.LongCount(),
                g.Sum(c => c.UsesTaken > 0 ? 1L : 0L),
                g.Sum(c => c.UsesTaken == 0 && c.WithdrawnAt == null && c.LastDay < today
                    ? 1L
                    : 0L),
                g.Sum(c => c.UsesTaken == 0 && c.WithdrawnAt != null ? 1L : 0L)))
            .SingleOrDefaultAsync(cancel) ?? new(0, 0, 0, 0);
    }

    private static IssuedView View(string code, List<Row> within, IEnumerable<Row> months) => new(
        code, Sum(within, r => r.Bonus, Bonus), Sum(within, r => r.Points, Points),
        [
            .. months.GroupBy(r => r.Month, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new IssueMonth(
                    DateOnly.ParseExact(g.Key, "yyyy-MM", CultureInfo.InvariantCulture),
                    Sum([.. g], r => r.Bonus, Bonus), Sum([.. g], r => r.Points, Points))),
        ]);

    private static IssuedSum Sum(
        List<Row> rows, Func<Row, long> of, Kinds kinds) => new(
        rows.Where(r => kinds.Given.Contains(r.Of)).Sum(of),
        -rows.Where(r => kinds.Spent.Contains(r.Of)).Sum(of),
        -rows.Where(r => r.Of == kinds.Lapsed).Sum(of));

    private sealed record Row(string Currency, string Month, string Kind, long Bonus, long Points)
    {
        public TransactionKind Of => Enum.Parse<TransactionKind>(Kind);
    }

    /// <summary>Which transactions give, spend and let lapse.</summary>
    private sealed record Kinds(
        TransactionKind[] Given, TransactionKind[] Spent, TransactionKind Lapsed);
}
