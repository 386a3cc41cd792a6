using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// How many customers said a value in a month, each counted once with the newest of it; and
/// whether they have said nothing since, and whether it is of the year that is asked for.
/// </summary>
public sealed record ResponseCount(
    ResponseKind Kind, DateOnly Month, int Value, bool IsNewest, bool IsOfYear, long Customers);

/// <summary>
/// Counts what customers said (A5): one question to the books, however many they are.
/// </summary>
public sealed class CountResponses(KiteDb db)
{
    // What is followed by another of the same month is not the newest of it. {3} names the day.
    private const string Counted = """
        SELECT kind AS "Kind", substr(CAST(day AS text), 1, 7) AS "Month", value AS "Value",
            CASE WHEN later IS NULL THEN 1 ELSE 0 END AS "IsNewest",
            CASE WHEN day >= {1} THEN 1 ELSE 0 END AS "IsOfYear",
            CAST(count(*) AS bigint) AS "Customers"
        FROM (
            SELECT kind, value, day, lead(day) OVER (
                PARTITION BY kind, customer_id ORDER BY day, id) AS later
            FROM customer_responses r
            WHERE {3} >= {0} AND {3} <= {2} AND NOT EXISTS (
                SELECT 1 FROM response_withdrawals w
                WHERE w.customer_id = r.customer_id AND w.response_id = r.id)
        ) said
        WHERE later IS NULL
            OR substr(CAST(later AS text), 1, 7) <> substr(CAST(day AS text), 1, 7)
        GROUP BY 1, 2, 3, 4, 5
        """;

    private sealed record Row(
        string Kind, string Month, int Value, int IsNewest, int IsOfYear, long Customers);

    /// <summary>All that was said from a day on, by the month in which it was said.</summary>
    public async Task<IReadOnlyList<ResponseCount>> Run(
        DateOnly from, Period year, CancellationToken cancel)
    {
        // Who began with the day would have to sort all of them: the other index lies in the order
        // of the window. A plus tells SQLite to leave the day alone.
        var question = Counted.Replace(
            "{3}", db.IsPostgres ? "day" : "+day", StringComparison.Ordinal);
        var rows = await db.Database
            .SqlQueryRaw<Row>(question, from, year.From, year.To).ToListAsync(cancel);
        return rows.ConvertAll(r => new ResponseCount(
            Enum.Parse<ResponseKind>(r.Kind),
            DateOnly.ParseExact(r.Month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture),
            r.Value, r.IsNewest == 1, r.IsOfYear == 1, r.Customers));
    }

    /// <summary>How many customers there are, walk-ins and merged records left out.</summary>
    public async Task<long> Customers(CancellationToken cancel)
    {
        var named = await db.Customers.LongCountAsync(c => c.Number > 0, cancel);
        return named - await db.Customers.LongCountAsync(c => c.MergedInto != null, cancel);
    }
}
