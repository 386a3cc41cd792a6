using System.Diagnostics;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// A file of customers into an empty business, with their search words, keys and trail, beside
/// PostgreSQL's COPY of the very same rows into bare tables with the same keys and indexes.
/// </summary>
internal static class CustomerScenario
{
    private const string Mapping = """
        {
          "name": "bench", "source": "bench",
          "shape": { "kind": "comma", "hasHeader": true }, "dateForm": "yearFirst",
          "columns": {
            "key": "id", "name": "name", "phone": "phone", "email": "email", "city": "city",
            "country": "country", "birthDate": "birth date"
          }
        }
        """;

    // Whatever a customer brings along.
    private static readonly string[] Tables =
        ["customers", "customer_keys", "search_tokens", "data_keys"];

    public static async Task<IReadOnlyList<Figure>> Run(int customers, CancellationToken cancel)
    {
        using var scratch = new ScratchFolder();
        CustomerFile.Write(scratch.File("customers.csv"), customers);
        await File.WriteAllTextAsync(scratch.File("customers.json"), Mapping, cancel);
        await using var server = await PrivatePostgres.Start(scratch, cancel);

        var lite = await FileLoad.Run(scratch, "customers", "sqlite", connection: null, cancel);
        await FileLoad.Expect(
            customers, await FileLoad.InSqlite(scratch, "customers", cancel));
        var postgres = await FileLoad.Run(
            scratch, "customers", "postgres-data", server.Connection("kite"), cancel);
        await FileLoad.Expect(
            customers, await FileLoad.InPostgres(server, "customers", cancel));
        var copy = await Copy(server, cancel);
        return
        [
            Speed("SQLite", customers, lite, copy),
            Memory("SQLite", customers, lite),
            Speed("PostgreSQL", customers, postgres, copy),
            Memory("PostgreSQL", customers, postgres),
        ];
    }

    private static async Task<TimeSpan> Copy(PrivatePostgres server, CancellationToken cancel)
    {
        var whole = TimeSpan.Zero;
        foreach (var table in Tables)
        {
            await server.Run("kite", $"COPY {table} TO '{server.File(table)}'", cancel);
            await server.Run(
                "kite", $"CREATE TABLE bare_{table} (LIKE {table} INCLUDING INDEXES)", cancel);
            await server.Run("kite", "CHECKPOINT", cancel);
            var since = Stopwatch.GetTimestamp();
            await server.Run("kite", $"COPY bare_{table} FROM '{server.File(table)}'", cancel);
            whole += Stopwatch.GetElapsedTime(since);
        }
        return whole;
    }

    private static Figure Speed(string books, int customers, FileLoad load, TimeSpan copy)
    {
        var speed = customers / load.Took.TotalSeconds;
        return new(
            Say($"import of {customers:N0} customers into {books}"),
            Say($"{load.Took.TotalSeconds:N1} s, {speed:N0} a second"),
            "at least 10,000 a second",
            speed >= 10_000)
        {
            Yardstick = Say($"COPY {copy.TotalSeconds:N1} s"),
            Ratio = Say($"{copy / load.Took:N2}"),
        };
    }

    private static Figure Memory(string books, int customers, FileLoad load) => new(
        Say($"peak memory of the import of {customers:N0} customers into {books}"),
        Say($"{load.PeakBytes / 1e6:N0} MB"),
        "under 600 MB",
        load.PeakBytes is > 0 and < 600_000_000);
}
