using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// The customers' desk among many customers: taking new ones in, one after the other and sixteen
/// at once, the list's first page, and the page of one who has come five thousand times.
/// </summary>
internal static class RecordScenario
{
    private const int Askers = 16;
    private const int Warm = 3_000;
    private const int Serial = 1_000;
    private const int AtOnce = 5_000;
    private const int Visits = 5_000;

    public static async Task<IReadOnlyList<Figure>> Run(int customers, CancellationToken cancel)
    {
        ThreadPool.SetMinThreads(2 * Askers, 2 * Askers);
        using var scratch = new ScratchFolder();
        var figures = new List<Figure>();
        await using (var lite = await RecordBooks.Open(
            scratch.Folder("lite"), $"Data Source={scratch.File("kite.db")}", customers, cancel))
        {
            var bare = await OfSqlite(scratch.File("bare.db"), cancel);
            figures.AddRange(await On("SQLite", lite, customers, bare, cancel));
        }
        await using var server = await PrivatePostgres.Start(scratch, cancel);
        await using var postgres = await RecordBooks.Open(
            scratch.Folder("pg"), server.Connection("kite"), customers, cancel);
        await server.Run("kite", "VACUUM ANALYZE", cancel);
        await using var books = new NpgsqlConnection(server.Connection("kite"));
        figures.AddRange(await On(
            "PostgreSQL", postgres, customers, await BareWrites.ASecond(books, cancel), cancel));
        return figures;
    }

    private static async Task<double> OfSqlite(string file, CancellationToken cancel)
    {
        await using var books = new SqliteConnection($"Data Source={file};Pooling=false");
        await books.OpenAsync(cancel);
        await BareWrites.Do(
            books, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", cancel);
        return await BareWrites.ASecond(books, cancel);
    }

    private static async Task<IReadOnlyList<Figure>> On(
        string database, RecordBooks books, int customers, double bare,
        CancellationToken cancel)
    {
        // As a program is that has run for a while: its code is compiled as it is used.
        await Took(Askers, 100_000, Warm, books, cancel);
        var among = Say($"among {customers:N0}, {database}");
        var figures = new List<Figure>
        {
            Speed($"new customers over the wire, one after the other, {among}", 300,
                Serial, await Took(1, 1_000, Serial, books, cancel), bare),
            Speed($"new customers over the wire, sixteen at once, {among}", 1_000,
                AtOnce, await Took(Askers, 10_000, AtOnce, books, cancel), bare),
        };
        await books.Visit(Visits, cancel);
        figures.Add(Late(
            $"first page of the list {among}", 20,
            await RecordBooks.Times(books.Program, "customers?limit=50", 300, cancel)));
        figures.Add(Late(
            $"page of the list with three filters {among}", 100,
            await RecordBooks.Times(
                books.Program, "customers?kind=person&language=zh&source=bench&limit=50", 300,
                cancel)));
        figures.Add(Late(
            Say($"page of a customer with {Visits:N0} visits {among}"), 150,
            await RecordBooks.Times(books.Reader, "/customers/1", 100, cancel)));
        return figures;
    }

    private static async Task<TimeSpan> Took(
        int askers, int from, int count, RecordBooks books, CancellationToken cancel)
    {
        var (since, next) = (Stopwatch.GetTimestamp(), -1);
        await Task.WhenAll(Enumerable.Range(0, askers).Select(_ => Task.Run(
            async () =>
            {
                while (Interlocked.Increment(ref next) is var at && at < count)
                    await books.Add(from + at, cancel);
            },
            cancel)));
        return Stopwatch.GetElapsedTime(since);
    }

    private static Figure Speed(
        string what, int target, int count, TimeSpan took, double bare)
    {
        var speed = count / took.TotalSeconds;
        Console.WriteLine(Say($"{what}: {speed:N0} a second"));
        return new(
            what, Say($"{speed:N0} a second"), Say($"at least {target:N0}"), speed >= target)
        {
            Yardstick = Say($"{bare:N0} bare commits a second"),
            Ratio = Say($"{speed / bare:N1} ×"),
        };
    }

    private static Figure Late(string what, int most, (TimeSpan Middle, TimeSpan Late) took)
    {
        var said = Say(
            $"{took.Middle.TotalMilliseconds:N1} / {took.Late.TotalMilliseconds:N1} ms");
        Console.WriteLine($"{what}: {said}");
        return new(
            what, said, Say($"p99 at most {most} ms"), took.Late.TotalMilliseconds <= most);
    }
}
