using System.Collections.Concurrent;
using Kite.Customers;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// The search among very many customers, each kind of it, on both databases: sixteen askers at
/// once who do not pause between two questions.
/// </summary>
internal static class SearchScenario
{
    private const int Askers = 16;
    private const int Times = 2_400;
    private const int Warm = 1_200;

    private sealed record Measured(TimeSpan Middle, TimeSpan Late);

    public static async Task<IReadOnlyList<Figure>> Run(int customers, CancellationToken cancel)
    {
        ThreadPool.SetMinThreads(2 * Askers, 2 * Askers);
        using var scratch = new ScratchFolder();
        var lite = await On(
            scratch.Folder("lite"), $"Data Source={scratch.File("kite.db")}", customers, cancel);
        await using var server = await PrivatePostgres.Start(scratch, cancel);
        var postgres = await On(
            scratch.Folder("pg"), server.Connection("kite"), customers, cancel,
            () => server.Run("kite", "VACUUM ANALYZE", cancel));
        return
        [
            Speed(customers, "SQLite", lite.Filled),
            Speed(customers, "PostgreSQL", postgres.Filled),
            .. SearchKind.All.Select(k => Row(customers, k, lite.Took[k], postgres.Took[k])),
        ];
    }

    private static async Task<(TimeSpan Filled, Dictionary<SearchKind, Measured> Took)> On(
        string folder, string connection, int customers, CancellationToken cancel,
        Func<Task>? settle = null)
    {
        await using var books = await SearchBooks.Fill(folder, connection, customers, cancel);
        if (settle is not null) await settle();
        Console.WriteLine(Say($"{customers:N0} customers written in {books.Filled}"));
        var took = new Dictionary<SearchKind, Measured>();
        foreach (var kind in SearchKind.All)
        {
            took[kind] = await Measure(books, kind, cancel);
            Console.WriteLine(Say(
                $"{kind.Name}: {Ms(took[kind].Middle)} / {Ms(took[kind].Late)} ms"));
        }
        return (books.Filled, took);
    }

    private static async Task<Measured> Measure(
        SearchBooks books, SearchKind kind, CancellationToken cancel)
    {
        var asked = books.Some
            .Select(s => (s.Who, Typed: kind.Typed(s.Who, s.Card)))
            .Where(s => !string.IsNullOrEmpty(s.Typed)).ToList();
        new Random(2).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(asked));
        var took = new ConcurrentBag<TimeSpan>();
        var next = -Warm;
        await Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => Task.Run(
            async () =>
            {
                while (Interlocked.Increment(ref next) is var at && at < Times)
                {
                    var (who, typed) = asked[(at + Warm) % asked.Count];
                    var answer = await books.Ask(typed!, cancel);
                    if (at >= 0) took.Add(answer.Took);
                    if (kind.IsTelling) Agree(who, typed!, answer.Found);
                }
            },
            cancel)));
        var sorted = took.Order().ToList();
        return new(sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]);
    }

    // A fast answer that is wrong is none.
    private static void Agree(Customer who, string typed, IReadOnlyList<CustomerView> found)
    {
        if (!found.Any(f => f.Number == who.Number))
            throw new InvalidOperationException($"{typed} does not find {who.Name}.");
    }

    private static Figure Speed(int customers, string database, TimeSpan filled)
    {
        var speed = customers / filled.TotalSeconds;
        return new(
            Say($"writing {customers:N0} customers with search words, {database}"),
            Say($"{speed:N0} a second"), "at least 10,000", speed >= 10_000);
    }

    private static Figure Row(int customers, SearchKind kind, Measured lite, Measured postgres) =>
        new(
            Say($"search among {customers:N0}, {kind.Name}"),
            Say($"SQLite {Ms(lite.Middle)} / {Ms(lite.Late)} ms, ")
                + Say($"PostgreSQL {Ms(postgres.Middle)} / {Ms(postgres.Late)} ms"),
            Say($"p99 at most {kind.Most} ms"),
            lite.Late.TotalMilliseconds <= kind.Most
                && postgres.Late.TotalMilliseconds <= kind.Most);

    private static string Ms(TimeSpan time) => Say($"{time.TotalMilliseconds:N1}");
}
