using System.Diagnostics;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>All figures of cards, of a month, a year and a store, on either database.</summary>
internal static class FigureScenario
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Figure>> Run(
        int transactions, CancellationToken cancel)
    {
        using var scratch = new ScratchFolder();
        var lite = scratch.Folder("lite");
        var onLite = await Measure(
            "SQLite", lite, $"Data Source={Path.Combine(lite, "kite.db")}", transactions, cancel);
        await using var server = await PrivatePostgres.Start(scratch, cancel);
        var onPostgres = await Measure(
            "PostgreSQL", scratch.Folder("post"), server.Connection("kite"), transactions,
            cancel);
        return [.. onLite, .. onPostgres];
    }

    private static async Task<IReadOnlyList<Figure>> Measure(
        string database, string folder, string connection, int transactions,
        CancellationToken cancel)
    {
        await using var books = await FigureBooks.Fill(folder, connection, transactions, cancel);
        var figures = new List<Figure>();
        foreach (var (what, days, store) in new (string, int, int?)[]
        {
            ("a month", 30, null), ("a year", 365, null), ("a year of a store", 365, 1),
        })
        {
            var since = Stopwatch.GetTimestamp();
            var owed = await books.Ask(books.Today.AddDays(1 - days), store, cancel);
            var took = Stopwatch.GetElapsedTime(since);
            // A fast answer that is wrong is none.
            if (owed != await books.OnCards(cancel))
                throw new InvalidOperationException(Say($"{owed} is not what lies on cards."));
            figures.Add(new(
                Say($"figures of {what}, {transactions:N0} transactions, {database}"),
                Say($"{took.TotalSeconds:N1} s"), "under 10 s", took < Patience));
        }
        return figures;
    }
}
