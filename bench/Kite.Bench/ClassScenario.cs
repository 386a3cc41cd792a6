using System.Diagnostics;
using DuckDB.NET.Data;
using Kite.Insight;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// Classes by revenue, the movement between two half years and the list of the overdue over very
/// many purchases, as pages ask for them, beside the same questions put by hand to the same DuckDB
/// file.
/// </summary>
internal static class ClassScenario
{
    private const double Target = 1.5;
    private const int Warm = 4;
    private static readonly DateOnly From = new(2025, 8, 1), On = new(2026, 7, 31);

    // What each customer brought and how often they came, in the two ways one would try.
    private const string ByDistinct = """
        SELECT customer_number AS buyer, CAST(sum(net_coins) AS bigint) AS net,
               count(DISTINCT day) FILTER (NOT is_return) AS visits
        FROM purchases WHERE {these} GROUP BY 1
        """;

    private const string ByDays = """
        SELECT buyer, CAST(sum(net) AS bigint) AS net, count(*) FILTER (came) AS visits
        FROM (SELECT customer_number AS buyer, day, sum(net_coins) AS net,
                     bool_or(NOT is_return) AS came
              FROM purchases WHERE {these} GROUP BY 1, 2) GROUP BY 1
        """;

    private sealed record Ours(
        TimeSpan Classes, ClassesView Classed, TimeSpan Movement, MovementView Moved,
        TimeSpan Overdue, int Late, Rhythms Learned, int MostPauses);

    public static async Task<IReadOnlyList<Figure>> Run(int purchases, CancellationToken cancel)
    {
        using var scratch = new ScratchFolder();
        await using var server = await PrivatePostgres.Start(scratch, cancel);
        var folder = scratch.Folder("data");
        Ours ours;
        await using (var books = await MapBooks.Fill(
            folder, server.Connection("kite"), purchases, cancel))
        {
            await books.Mirror(cancel);
            ours = await Ask(books, cancel);
        }
        await using var duck = new DuckDBConnection(
            $"Data Source={Path.Combine(folder, "mirror.duckdb")};ACCESS_MODE=READ_ONLY");
        await duck.OpenAsync(cancel);
        var classes = await Faster(
            [ByDistinct, ByDays], way => ClassesByHand(duck, ours.Classed, way, cancel));
        var movement = await Faster(
            MovementByHand.Ways, way => MovementByHand.Ask(duck, way, ours.Moved, cancel));
        var overdue = await Middle(() => OverdueByHand(duck, ours, cancel));
        return
        [
            Ratio(Say($"classes of a year of {purchases:N0} purchases"), ours.Classes, classes),
            Ratio(
                Say($"movement between two half years of {purchases:N0} purchases"),
                ours.Movement, movement),
            Ratio(Say($"the overdue among {purchases:N0} purchases"), ours.Overdue, overdue),
        ];
    }

    private static async Task<Ours> Ask(MapBooks books, CancellationToken cancel)
    {
        var (classed, moved, late) = (default(ClassesView)!, default(MovementView)!, 0);
        var question = new ClassQuestion { From = From, To = On };
        var list = new ListQuestion { To = On };
        var classes = await Middle(async () =>
        {
            books.Forget();
            classed = await books.With((OpenClasses open) =>
                open.Run(Asker.Kite, question, cancel));
        });
        var movement = await Middle(async () =>
        {
            books.Forget();
            moved = await books.With((OpenMovement open) =>
                open.Run(Asker.Kite, MovementByHand.Question, cancel));
        });
        var overdue = await Middle(async () =>
        {
            books.Forget();
            late = (await books.With((OpenList open) =>
                open.Run(Asker.Kite, ReadyLists.Overdue, list, cancel))).Customers;
        });
        await using var snapshot = await books.Figures.Open(cancel);
        var habits = await snapshot.Habits(On, store: null, cancel);
        var most = 0;
        foreach (ref readonly var habit in habits.All) most = Math.Max(most, habit.Pauses);
        return new(
            classes, classed, movement, moved, overdue, late, Rhythms.Learn(habits, On)!, most);
    }

    private static async Task ClassesByHand(
        DuckDBConnection duck, ClassesView ours, string spent, CancellationToken cancel)
    {
        var these = Say(
            $"customer_number > 0 AND day BETWEEN {From.DayNumber} AND {On.DayNumber}");
        var sql = $"""
            WITH spent AS ({spent.Replace("{these}", these, StringComparison.Ordinal)}),
            alike AS (
                SELECT net, count(*) AS n, greatest(net, 0) * count(*) AS part,
                       sum(visits) AS visits
                FROM spent GROUP BY net),
            ahead AS (
                SELECT net, n, visits, sum(part) OVER () AS whole,
                       coalesce(sum(part) OVER (ORDER BY net DESC
                           ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
                FROM alike)
            SELECT CASE WHEN net <= 0 THEN 'C' WHEN 100 * before < 70 * whole THEN 'A'
                        WHEN 100 * before < 95 * whole THEN 'B' ELSE 'C' END AS class,
                   CAST(sum(n) AS bigint), CAST(sum(n * net) AS bigint),
                   CAST(sum(visits) AS bigint)
            FROM ahead GROUP BY 1
            """;
        await using var command = duck.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var same = ours.Classes.Single(c => c.Class == reader.GetString(0));
            var told = (reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
            if ((same.Customers, same.Net.Coins, same.Visits) != told)
                throw new InvalidOperationException($"Class {same} is not what SQL says.");
        }
    }

    // What is learned from, and then the list by the lines that were learned.
    private static async Task OverdueByHand(
        DuckDBConnection duck, Ours ours, CancellationToken cancel)
    {
        const string Days = """
            days AS (SELECT DISTINCT customer_number AS c, day FROM purchases
                     WHERE customer_number > 0 AND NOT is_return AND day <= {on})
            """;
        var learning = $$"""
            WITH {{Days}}, gaps AS (
                SELECT c, day - lag(day) OVER (PARTITION BY c ORDER BY day) AS gap FROM days),
            sums AS (SELECT c, count(gap) AS k, sum(gap) AS span, sum(gap * gap) AS squares
                     FROM gaps GROUP BY c)
            SELECT k, count(*), avg(ln(span)), var_samp(ln(span)), sum(squares / (span * span))
            FROM sums WHERE k > 0 GROUP BY k
            """;
        var lines = string.Join(", ", Enumerable.Range(1, ours.MostPauses).Select(k =>
        {
            var (late, lost) = ours.Learned.LinesOf(k);
            var end = double.IsInfinity(lost) ? 1e300 : lost;
            return Say($"({k}, {late:R}::DOUBLE, {end:R}::DOUBLE)");
        }));
        var list = $$"""
            WITH {{Days}}, seen AS (
                SELECT c, count(*) - 1 AS k, max(day) - min(day) AS span, {on} - max(day) AS silent
                FROM days GROUP BY c),
            lines(k, late, lost) AS (VALUES {{lines}})
            SELECT count(*) FROM seen JOIN lines USING (k)
            WHERE silent > late * ({scale} + span) AND silent <= lost * ({scale} + span)
            """;
        await Read(duck, learning, ours, cancel);
        var late = await Read(duck, list, ours, cancel);
        // A silence that lies on a line to the last digit may fall to either side.
        if (Math.Abs(late - ours.Late) > 2)
            throw new InvalidOperationException($"{ours.Late} are overdue, SQL says {late}.");
    }

    private static async Task<long> Read(
        DuckDBConnection duck, string sql, Ours ours, CancellationToken cancel)
    {
        await using var command = duck.CreateCommand();
        command.CommandText = sql
            .Replace("{on}", Say($"{On.DayNumber}"), StringComparison.Ordinal)
            .Replace("{scale}", Say($"{ours.Learned.Scale:R}::DOUBLE"), StringComparison.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var first = 0L;
        while (await reader.ReadAsync(cancel)) first = reader.GetInt64(0);
        return first;
    }

    private static async Task<TimeSpan> Faster(
        IReadOnlyList<string> ways, Func<string, Task> ask)
    {
        var took = new List<TimeSpan>();
        foreach (var way in ways) took.Add(await Middle(() => ask(way)));
        return took.Min();
    }

    private static async Task<TimeSpan> Middle(Func<Task> work)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < Warm + 5; i++)
        {
            var since = Stopwatch.GetTimestamp();
            await work();
            took.Add(Stopwatch.GetElapsedTime(since));
        }
        // The first ones are still compiled while they are answered.
        return took.Skip(Warm).Order().ElementAt(2);
    }

    private static Figure Ratio(string what, TimeSpan ours, TimeSpan theirs) => new(
        what, Say($"{ours.TotalMilliseconds:N0} ms"), Say($"at most {Target} ×"),
        ours / theirs <= Target)
    {
        Yardstick = Say($"by hand {theirs.TotalMilliseconds:N0} ms"),
        Ratio = Say($"{ours / theirs:N1} ×"),
    };
}
