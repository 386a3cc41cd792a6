using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Kite.Insight;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// Sizes of segments and cohorts over very many purchases, each beside the same question put by
/// hand to the same DuckDB file.
/// </summary>
internal static class SegmentScenario
{
    private const int Rounds = 5;

    private static readonly DateOnly Day = new(2026, 3, 1);

    private static readonly CohortQuestion Months = new()
    {
        By = "month", From = new(2025, 1, 1), To = new(2026, 6, 30),
    };

    // Each question, how it is written by hand, and how Kite is asked.
    private static readonly (string Name, RuleFacts Rule, string Sql)[] Rules =
    [
        ("visits of half a year", Often, """
            SELECT count(*) FROM (
                SELECT customer_number FROM purchases
                WHERE customer_number > 0 AND NOT is_return AND day BETWEEN {from} AND {to}
                GROUP BY customer_number HAVING count(DISTINCT day) >= 5)
            """),
        ("silent and worth much", new()
        {
            All =
            [
                new()
                {
                    Field = "figure.lastVisit", Operator = "atMost",
                    Values = [Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
                },
                new() { Field = "figure.worth", Operator = "atLeast", Values = ["1000"] },
            ],
        }, """
            SELECT count(*) FROM (
                SELECT customer_number FROM purchases WHERE customer_number > 0
                GROUP BY customer_number
                HAVING max(day) FILTER (NOT is_return) <= {day} AND sum(net_coins) >= 100000)
            """),
        ("a town, and not often", new()
        {
            All =
            [
                new() { Field = "city", Operator = "is", Values = ["Town 7"] },
                new() { None = [Often] },
            ],
        }, """
            SELECT count(*) FROM guests WHERE town = 'Town 7' AND number NOT IN (
                SELECT customer_number FROM purchases
                WHERE customer_number > 0 AND NOT is_return AND day BETWEEN {from} AND {to}
                GROUP BY customer_number HAVING count(DISTINCT day) >= 5)
            """),
    ];

    private const string Cohorts = """
        WITH days AS (
            SELECT customer_number AS buyer, day, sum(net_coins) AS net FROM purchases
            WHERE customer_number > 0 GROUP BY ALL),
        firsts AS (SELECT buyer, min(day) AS first FROM days GROUP BY buyer)
        SELECT date_trunc('month', DATE '0001-01-01' + first) AS joined,
               date_trunc('month', DATE '0001-01-01' + day) AS came,
               count(DISTINCT buyer), count(*), sum(net)
        FROM days JOIN firsts USING (buyer) GROUP BY 1, 2 ORDER BY 1, 2
        """;

    private static RuleFacts Often => new()
    {
        Field = "figure.visits", Operator = "atLeast", Values = ["5"],
        Span = new() { Since = new(2026, 1, 1), Until = new(2026, 6, 30) },
    };

    public static async Task<IReadOnlyList<Figure>> Run(int purchases, CancellationToken cancel)
    {
        using var scratch = new ScratchFolder();
        await using var server = await PrivatePostgres.Start(scratch, cancel);
        var folder = scratch.Folder("data");
        var sizes = new List<(TimeSpan Took, long Customers)>();
        TimeSpan cohorts;
        await using (var books = await MapBooks.Fill(
            folder, server.Connection("kite"), purchases, cancel))
        {
            await books.AddCustomers(purchases / 10, cancel);
            await server.Run("kite", "VACUUM ANALYZE purchases, customers", cancel);
            await books.Mirror(cancel);
            foreach (var (_, rule, _) in Rules)
            {
                var counted = await books.Count(rule, cancel);
                sizes.Add((
                    await Middle(books, () => books.Count(rule, cancel)), counted.Numbers.Count));
            }
            cohorts = await Middle(books, () => books.Cohorts(Months, cancel));
        }
        return await Beside(folder, purchases, sizes, cohorts, cancel);
    }

    private static async Task<IReadOnlyList<Figure>> Beside(
        string folder, int purchases, List<(TimeSpan Took, long Customers)> sizes,
        TimeSpan cohorts, CancellationToken cancel)
    {
        await using var duck = new DuckDBConnection(
            $"Data Source={Path.Combine(folder, "mirror.duckdb")};ACCESS_MODE=READ_ONLY");
        await duck.OpenAsync(cancel);
        await Ask(duck, Say($"""
            CREATE TEMP TABLE guests AS
            SELECT n AS number, 'Town ' || (n % {SegmentBooks.Towns}) AS town
            FROM range(1, {purchases / 10 + 1}) AS numbers(n)
            """), cancel);
        var figures = new List<Figure>();
        foreach (var ((name, _, sql), size) in Rules.Zip(sizes))
        {
            var byHand = await Middle(duck, sql, cancel);
            if (byHand.Answer != size.Customers)
                throw new InvalidOperationException($"{name}: {size.Customers} not {byHand}.");
            figures.Add(Ratio(
                Say($"size of a segment, {name}, {purchases:N0} purchases"),
                size.Took, byHand.Took));
        }
        figures.Add(Ratio(
            Say($"cohorts by month, {purchases:N0} purchases"), cohorts,
            (await Middle(duck, Cohorts, cancel)).Took));
        return figures;
    }

    private static async Task<TimeSpan> Middle<T>(MapBooks books, Func<Task<T>> work)
    {
        var took = new List<TimeSpan>();
        for (var round = 0; round <= Rounds; round++)
        {
            books.Forget();
            var since = Stopwatch.GetTimestamp();
            await work();
            if (round > 0) took.Add(Stopwatch.GetElapsedTime(since));
        }
        return took.Order().ElementAt(Rounds / 2);
    }

    private static async Task<(TimeSpan Took, long Answer)> Middle(
        DuckDBConnection duck, string sql, CancellationToken cancel)
    {
        var told = new List<(TimeSpan Took, long Answer)>();
        for (var round = 0; round <= Rounds; round++)
        {
            var since = Stopwatch.GetTimestamp();
            var answer = await Ask(duck, Written(sql), cancel);
            if (round > 0) told.Add((Stopwatch.GetElapsedTime(since), answer));
        }
        return told.OrderBy(t => t.Took).ElementAt(Rounds / 2);
    }

    private static string Written(string sql) => sql
        .Replace("{from}", $"{new DateOnly(2026, 1, 1).DayNumber}", StringComparison.Ordinal)
        .Replace("{to}", $"{new DateOnly(2026, 6, 30).DayNumber}", StringComparison.Ordinal)
        .Replace("{day}", $"{Day.DayNumber}", StringComparison.Ordinal);

    // All rows are read; the first number of the first row is the answer.
    private static async Task<long> Ask(
        DuckDBConnection duck, string sql, CancellationToken cancel)
    {
        await using var command = duck.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        long? answer = null;
        while (await reader.ReadAsync(cancel))
            answer ??= reader.GetValue(0) as long? ?? 0;
        return answer ?? 0;
    }

    private static Figure Ratio(string what, TimeSpan ours, TimeSpan theirs) => new(
        what, Time(ours), "at most 1.5 ×", ours / theirs <= 1.5)
    {
        Yardstick = $"by hand {Time(theirs)}",
        Ratio = Say($"{ours / theirs:N1} ×"),
    };

    private static string Time(TimeSpan time) => Say($"{time.TotalMilliseconds:N0} ms");
}
