using System.Data;
using System.Data.Common;
using System.Diagnostics;

namespace Kite.Bench;

/// <summary>
/// The yardstick for whatever is acknowledged only when it lies on the disk: one row and one
/// commit after the other, as many a second as the database and the disk allow.
/// </summary>
internal static class BareWrites
{
    private const int Times = 500;

    public static async Task<double> ASecond(DbConnection books, CancellationToken cancel)
    {
        if (books.State != ConnectionState.Open) await books.OpenAsync(cancel);
        await Do(books, "CREATE TABLE bare_writes (id BIGINT PRIMARY KEY, said TEXT)", cancel);
        var since = Stopwatch.GetTimestamp();
        for (var i = 0; i < Times; i++)
        {
            await Do(
                books, Figure.Say($"INSERT INTO bare_writes VALUES ({i}, 'a customer')"), cancel);
        }
        return Times / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    public static async Task Do(DbConnection books, string sql, CancellationToken cancel)
    {
        await using var command = books.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
