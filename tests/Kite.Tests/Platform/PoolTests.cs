using Microsoft.Data.Sqlite;

namespace Kite.Tests;

/// <summary>
/// The driver up to 10.0.12 now and then lent one connection to two who opened at the same moment
/// (dotnet/efcore 39008): two tills would have shared one transaction.
/// </summary>
public sealed class PoolTests : IDisposable
{
    private const int Tills = 16;
    private const int Waves = 1500;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly string folder = Directory.CreateTempSubdirectory("kite-test-").FullName;
    private readonly SqliteConnection[] open = new SqliteConnection[Tills];
    private int refused;

    [Fact]
    public void Nobody_is_lent_a_connection_that_another_holds()
    {
        var file = Path.Combine(folder, "kite.db");
        using var ready = new Barrier(Tills + 1);
        using var opened = new Barrier(Tills + 1);
        var tills = Enumerable.Range(0, Tills).Select(till => new Thread(() =>
        {
            for (var wave = 0; wave < Waves; wave++)
            {
                ready.SignalAndWait(Cancel);
                open[till] = Opened($"Data Source={file}");
                opened.SignalAndWait(Cancel);
            }
        })).ToList();
        tills.ForEach(till => till.Start());

        var shared = 0;
        for (var wave = 0; wave < Waves; wave++)
        {
            ready.SignalAndWait(Cancel);
            opened.SignalAndWait(Cancel);
            if (open.Select(c => c.Handle).Distinct().Count() < Tills) shared++;
            foreach (var connection in open) connection.Dispose();
            SqliteConnection.ClearPool(open[0]);
        }
        tills.ForEach(till => till.Join());

        Assert.Equal((0, 0), (shared, refused));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // What a shared connection is refused for must not end the program of the tests.
    private SqliteConnection Opened(string words)
    {
        var connection = new SqliteConnection(words);
        try
        {
            connection.Open();
        }
        catch (SqliteException)
        {
            Interlocked.Increment(ref refused);
        }
        return connection;
    }
}
