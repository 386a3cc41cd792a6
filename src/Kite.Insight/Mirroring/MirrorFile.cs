using System.Globalization;
using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>
/// The file that holds the mirror. It can be made anew from the books at any time, so one that
/// cannot be used is thrown away.
/// </summary>
internal sealed class MirrorFile(DataFolder folder)
{
    private readonly string path = folder.File("mirror.duckdb");

    /// <summary>Raised when the tables change; a mirror of another form is made anew.</summary>
    private const int Form = 3;

    private static readonly string Settings =
        "threads=" + Math.Min(4, Environment.ProcessorCount).ToString(CultureInfo.InvariantCulture)
        + ";memory_limit=512MB;autoinstall_known_extensions=false"
        + ";autoload_known_extensions=false";

    /// <summary>Whether another process serves and keeps the mirror to itself.</summary>
    public bool IsServed()
    {
        try
        {
            Peek()?.Dispose();
            return false;
        }
        catch (DuckDBException held) when (IsHeldByAnother(held))
        {
            return true;
        }
    }

    /// <summary>
    /// A look into a mirror at rest; null where there is none, or none that can be used.
    /// </summary>
    public DuckDBConnection? Peek()
    {
        if (!File.Exists(path)) return null;

        var connection = new DuckDBConnection($"Data Source={path};ACCESS_MODE=READ_ONLY");
        try
        {
            connection.Open();
            if (IsOfThisForm(connection)) return connection;
        }
        catch (DuckDBException unfit) when (!IsHeldByAnother(unfit))
        {
            // Whoever serves next makes a new one.
        }
        connection.Dispose();
        return null;
    }

    /// <summary>One more way into the open mirror.</summary>
    public DuckDBConnection Connect()
    {
        var connection = new DuckDBConnection($"Data Source={path};{Settings}");
        connection.Open();
        return connection;
    }

    /// <summary>Opens the mirror, or begins a new one where the old cannot be used.</summary>
    public DuckDBConnection OpenOrBegin()
    {
        try
        {
            var connection = Connect();
            if (IsOfThisForm(connection)) return connection;

            connection.Dispose();
        }
        catch (DuckDBException unfit) when (!IsHeldByAnother(unfit))
        {
            // What is wrong with it does not matter: a new one is as good.
        }
        return Begin();
    }

    /// <summary>Throws the old mirror away and begins a new one.</summary>
    public DuckDBConnection Begin()
    {
        File.Delete(path);
        File.Delete(path + ".wal");
        var fresh = Connect();
        fresh.Do(Tables);
        return fresh;
    }

    private static readonly string Tables = $"""
        CREATE TABLE purchases (
            position BIGINT NOT NULL, customer_number BIGINT NOT NULL,
            store_number INTEGER NOT NULL, day INTEGER NOT NULL, net_coins BIGINT NOT NULL,
            is_return BOOLEAN NOT NULL);
        CREATE TABLE lines (
            position BIGINT NOT NULL, customer_number BIGINT NOT NULL,
            store_number INTEGER NOT NULL, day INTEGER NOT NULL, product INTEGER NOT NULL,
            quantity BIGINT NOT NULL, net_coins BIGINT NOT NULL, back INTEGER NOT NULL,
            of_position BIGINT NOT NULL);
        CREATE TABLE products (number INTEGER NOT NULL, code VARCHAR NOT NULL);
        CREATE TABLE mirror (
            form INTEGER, books VARCHAR, position BIGINT, first_day INTEGER, last_day INTEGER,
            last_customer BIGINT);
        INSERT INTO mirror VALUES ({Form}, '', 0, 0, 0, 0);
        """;

    private static bool IsOfThisForm(DuckDBConnection connection) =>
        connection.Ask("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'mirror'") == 1
        && connection.Ask("SELECT form FROM mirror") == Form;

    // A second program on the same folder must not throw away the first one's mirror.
    private static bool IsHeldByAnother(DuckDBException e) =>
        e.Message.Contains("lock", StringComparison.OrdinalIgnoreCase);
}
