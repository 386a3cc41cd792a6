using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// A draft gone through with a year of receipts, on either database, beside one pass of SQL by
/// hand over the same lines, which knows nothing but a tenth off.
/// </summary>
internal static class RehearseScenario
{
    private const string ByHand = """
        SELECT count(DISTINCT l.purchase_id), sum(l.net_coins / 10)
        FROM purchases p
        JOIN purchase_lines l ON l.customer_id = p.customer_id AND l.purchase_id = p.id
        JOIN products g ON g.code = l.product
        WHERE g.category = 'Drinks' AND p.day BETWEEN '2025-11-28' AND '2026-11-27'
        """;

    public static async Task<IReadOnlyList<Figure>> Run(int receipts, CancellationToken cancel)
    {
        using var scratch = new ScratchFolder();
        var lite = scratch.Folder("lite");
        var onLite = await Measure(
            "SQLite", lite, $"Data Source={Path.Combine(lite, "kite.db")}", receipts, cancel);
        await using var server = await PrivatePostgres.Start(scratch, cancel);
        var onPostgres = await Measure(
            "PostgreSQL", scratch.Folder("post"), server.Connection("kite"), receipts, cancel);
        return [onLite, onPostgres];
    }

    private static async Task<Figure> Measure(
        string database, string folder, string connection, int receipts,
        CancellationToken cancel)
    {
        await using var books = await RehearseBooks.Fill(folder, connection, receipts, cancel);
        var draft = await books.Strategies(cancel);
        await books.Settle(cancel);
        var since = Stopwatch.GetTimestamp();
        var report = await books.Rehearse(draft, cancel);
        var ours = Stopwatch.GetElapsedTime(since);
        var (theirs, touched) = database == "SQLite"
            ? await Yardstick(new SqliteConnection(connection), cancel)
            : await Yardstick(new NpgsqlConnection(connection), cancel);
        // A fast answer that is wrong is none: nearly the same receipts hold a drink.
        if (report.Rehearsal.Touched != touched)
        {
            throw new InvalidOperationException(
                Say($"{report.Rehearsal.Touched} receipts are not {touched}."));
        }
        return new(
            Say($"rehearsal of {receipts:N0} receipts, {database}"),
            Say($"{ours.TotalSeconds:N1} s"), "under 60 s", ours < TimeSpan.FromSeconds(60))
        {
            Yardstick = Say($"SQL by hand {theirs.TotalSeconds:N1} s"),
            Ratio = Say($"{ours / theirs:N1} ×"),
        };
    }

    private static async Task<(TimeSpan Took, long Touched)> Yardstick(
        System.Data.Common.DbConnection opened, CancellationToken cancel)
    {
        await using var connection = opened;
        await connection.OpenAsync(cancel);
        var since = Stopwatch.GetTimestamp();
        await using var command = connection.CreateCommand();
        command.CommandText = ByHand;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (Stopwatch.GetElapsedTime(since), reader.GetInt64(0));
    }
}
