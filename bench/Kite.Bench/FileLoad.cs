using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kite.Bench;

/// <summary>
/// A file brought into an empty business by the real command line: <c>KIND.csv</c> of the
/// scratch folder, read by <c>KIND.json</c>.
/// </summary>
internal sealed record FileLoad(TimeSpan Took, long PeakBytes)
{
    public static async Task<FileLoad> Run(
        ScratchFolder scratch, string kind, string folder, string? connection,
        CancellationToken cancel)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["KITE_DATA"] = scratch.Folder(folder),
            ["ConnectionStrings__Kite"] = connection,
        };
        var since = Stopwatch.GetTimestamp();
        using var kite = Child.Start(
            "dotnet",
            [
                Tree.At("artifacts", "bin", "Kite", "release", "Kite.dll"),
                "import", kind, scratch.File(kind + ".csv"), "--map", scratch.File(kind + ".json"),
            ],
            settings);
        await kite.Finish(cancel);
        return new(Stopwatch.GetElapsedTime(since), kite.PeakBytes);
    }

    public static async Task<long> InSqlite(
        ScratchFolder scratch, string table, CancellationToken cancel)
    {
        var path = Path.Combine(scratch.Folder("sqlite"), "kite.db");
        await using var books = new SqliteConnection($"Data Source={path};Pooling=false");
        await books.OpenAsync(cancel);
        await using var count = books.CreateCommand();
        count.CommandText = $"SELECT count(*) FROM {table}";
        return (long)(await count.ExecuteScalarAsync(cancel))!;
    }

    public static async Task<long> InPostgres(
        PrivatePostgres server, string table, CancellationToken cancel)
    {
        await using var books = new NpgsqlConnection(server.Connection("kite"));
        await books.OpenAsync(cancel);
        await using var count = new NpgsqlCommand($"SELECT count(*) FROM {table}", books);
        return (long)(await count.ExecuteScalarAsync(cancel))!;
    }

    public static Task Expect(long wanted, long found) => wanted == found
        ? Task.CompletedTask
        : throw new InvalidOperationException(
            Figure.Say($"{found:N0} of {wanted:N0} arrived."));
}
