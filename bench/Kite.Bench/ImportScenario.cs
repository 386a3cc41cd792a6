using System.Diagnostics;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// A file of purchases into an empty business by the real command line, beside PostgreSQL's COPY
/// of the very same rows into one bare table with the same keys.
/// </summary>
internal static class ImportScenario
{
    private const string Mapping = """
        {
          "name": "bench", "source": "bench", "currency": "CNY",
          "shape": { "kind": "comma", "hasHeader": true },
          "decimalSign": "point", "dateForm": "yearFirst",
          "columns": {
            "customer": "customer", "receipt": "receipt", "day": "date", "items": "items",
            "amount": "amount"
          }
        }
        """;

    public static async Task<IReadOnlyList<Figure>> Run(int purchases, CancellationToken cancel)
    {
        using var scratch = new ScratchFolder();
        PurchaseFile.Write(scratch.File("purchases.csv"), purchases);
        await File.WriteAllTextAsync(scratch.File("purchases.json"), Mapping, cancel);
        await using var server = await PrivatePostgres.Start(scratch, cancel);

        var lite = await FileLoad.Run(
            scratch, "purchases", "sqlite", connection: null, cancel);
        await FileLoad.Expect(purchases, await FileLoad.InSqlite(scratch, "purchases", cancel));
        var postgres = await FileLoad.Run(
            scratch, "purchases", "postgres-data", server.Connection("kite"), cancel);
        await FileLoad.Expect(purchases, await FileLoad.InPostgres(server, "purchases", cancel));
        var copy = await Copy(server, cancel);
        return
        [
            Speed("SQLite", purchases, lite, copy),
            Memory("SQLite", purchases, lite),
            Speed("PostgreSQL", purchases, postgres, copy),
            Memory("PostgreSQL", purchases, postgres),
        ];
    }

    private static async Task<TimeSpan> Copy(PrivatePostgres server, CancellationToken cancel)
    {
        await server.Run("kite", $"COPY purchases TO '{server.File("rows")}'", cancel);
        await server.Run("kite", "CREATE TABLE bare (LIKE purchases INCLUDING INDEXES)", cancel);
        var took = new List<TimeSpan>();
        for (var i = 0; i < 3; i++)
        {
            await server.Run("kite", "TRUNCATE bare", cancel);
            await server.Run("kite", "CHECKPOINT", cancel);
            var since = Stopwatch.GetTimestamp();
            await server.Run("kite", $"COPY bare FROM '{server.File("rows")}'", cancel);
            took.Add(Stopwatch.GetElapsedTime(since));
        }
        return took.Order().ElementAt(1);
    }

    private static Figure Speed(string books, int purchases, FileLoad load, TimeSpan copy)
    {
        var ratio = copy / load.Took;
        return new(
            Say($"import of {purchases:N0} purchases into {books}"),
            Say($"{load.Took.TotalSeconds:N1} s, {purchases / load.Took.TotalSeconds:N0} a second"),
            "at least 0.10 of COPY's speed",
            ratio >= 0.1)
        {
            Yardstick = Say($"COPY {copy.TotalSeconds:N1} s"),
            Ratio = Say($"{ratio:N2}"),
        };
    }

    private static Figure Memory(string books, int purchases, FileLoad load) => new(
        Say($"peak memory of the import of {purchases:N0} into {books}"),
        Say($"{load.PeakBytes / 1e6:N0} MB"),
        "under 500 MB",
        load.PeakBytes is > 0 and < 500_000_000);
}
