using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Kite.Insight;
using Npgsql;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// The contribution map over very many purchases, as pages and programs ask for it, beside the
/// same question put by hand to the same DuckDB file and to PostgreSQL.
/// </summary>
internal static class MapScenario
{
    private const int WarmRounds = 4;
    private const int Often = 4;
    private const int Much = 120_00;

    private static readonly (string Name, DateOnly From, DateOnly To)[] Periods =
    [
        ("a month", new(2026, 3, 1), new(2026, 3, 31)),
        ("half a year", new(2026, 1, 1), new(2026, 6, 30)),
        ("eighteen months", new(2025, 1, 1), new(2026, 7, 31)),
    ];

    private sealed record Kite(TimeSpan Counted, TimeSpan Moved, MapView View);

    public static async Task<IReadOnlyList<Figure>> Run(int purchases, CancellationToken cancel)
    {
        using var scratch = new ScratchFolder();
        await using var server = await PrivatePostgres.Start(scratch, cancel);
        var folder = scratch.Folder("data");
        List<Kite> ours = [];
        await using (var books = await MapBooks.Fill(
            folder, server.Connection("kite"), purchases, cancel))
        {
            await server.Run("kite", "VACUUM ANALYZE purchases", cancel);
            await books.Mirror(cancel);
            await Warm(books, cancel);
            foreach (var period in Periods)
            {
                ours.Add(await Ours(books, period.From, period.To, cancel));
            }
        }
        var figures = new List<Figure>();
        for (var i = 0; i < Periods.Length; i++)
        {
            figures.AddRange(await Beside(
                Periods[i].Name, purchases, ours[i], folder, server, cancel));
        }
        return figures;
    }

    // The first questions after a start are still compiled while they are answered.
    private static async Task Warm(MapBooks books, CancellationToken cancel)
    {
        for (var round = 0; round < WarmRounds; round++)
        {
            foreach (var (_, from, to) in Periods)
            {
                books.Forget();
                await books.Ask(
                    new() { From = from, To = to, Often = Often, Much = Much }, cancel);
            }
        }
    }

    private static async Task<Kite> Ours(
        MapBooks books, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var question = new MapQuestion { From = from, To = to, Often = Often, Much = Much };
        var view = await books.Ask(question, cancel);
        var counted = await Middle(5, async i =>
        {
            books.Forget();
            await books.Ask(question, cancel);
        });
        var moved = await Middle(11, i => books.Ask(
            question with { Often = Often + (i % 5), Much = Much + (500 * i) }, cancel));
        return new(counted, moved, view);
    }

    private static async Task<TimeSpan> Middle(int times, Func<int, Task> work)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < times; i++)
        {
            var since = Stopwatch.GetTimestamp();
            await work(i);
            took.Add(Stopwatch.GetElapsedTime(since));
        }
        return took.Order().ElementAt(times / 2);
    }

    private static async Task<IReadOnlyList<Figure>> Beside(
        string period, int purchases, Kite ours, string folder, PrivatePostgres server,
        CancellationToken cancel)
    {
        var (from, to) = (ours.View.From, ours.View.To);
        await using var duck = new DuckDBConnection(
            $"Data Source={Path.Combine(folder, "mirror.duckdb")};ACCESS_MODE=READ_ONLY");
        await duck.OpenAsync(cancel);
        var byDuck = await ByHand.Ask(
            duck, sql => Written(
                sql, "customer_number", "net_coins", $"{from.DayNumber}", $"{to.DayNumber}"),
            cancel);
        await using var books = new NpgsqlConnection(server.Connection("kite"));
        await books.OpenAsync(cancel);
        var byPostgres = await ByHand.Ask(
            books,
            sql => Written(
                sql, "customer_number", "net_coins", $"DATE '{from:O}'", $"DATE '{to:O}'"),
            cancel);
        Agree(ours.View, byDuck);
        Agree(ours.View, byPostgres);
        var what = Say($"map over {period} of {purchases:N0} purchases");
        return
        [
            Ratio($"{what}, DuckDB", ours.Counted, byDuck.Took, 1.5, isFaster: false),
            Ratio($"{what}, PostgreSQL", ours.Counted, byPostgres.Took, 8, isFaster: true),
            new(
                $"{what}, moving a line", Time(ours.Moved), "under 100 ms",
                ours.Moved < TimeSpan.FromMilliseconds(100)),
        ];
    }

    private static Figure Ratio(
        string what, TimeSpan ours, TimeSpan theirs, double target, bool isFaster)
    {
        var ratio = isFaster ? theirs / ours : ours / theirs;
        return new(
            what,
            Time(ours),
            isFaster ? Say($"at least {target} × as fast") : Say($"at most {target} ×"),
            isFaster ? ratio >= target : ratio <= target)
        {
            Yardstick = $"by hand {Time(theirs)}",
            Ratio = Say($"{ratio:N1} ×"),
        };
    }

    private static string Written(
        string sql, string customer, string net, string from, string to) => sql
        .Replace("{customer}", customer, StringComparison.Ordinal)
        .Replace("{net}", net, StringComparison.Ordinal)
        .Replace("{from}", from, StringComparison.Ordinal)
        .Replace("{to}", to, StringComparison.Ordinal)
        .Replace("{often}", Often.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{much}", Much.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    // A fast answer that is wrong is none.
    private static void Agree(MapView ours, ByHand.Told theirs)
    {
        foreach (var q in theirs.Quarters)
        {
            var same = ours.Quarters.Single(o => o.Quarter == q.Name);
            if ((same.Customers, same.Visits, same.Net.Coins) != (q.Customers, q.Visits, q.Net))
                throw new InvalidOperationException($"Quarter {q.Name}: {same} is not {q}.");
        }
    }

    private static string Time(TimeSpan time) => Say($"{time.TotalMilliseconds:N0} ms");
}
