using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kite;

/// <summary>Which database holds the books: PostgreSQL when the words begin with Host=.</summary>
public sealed record BooksAt(string Connection)
{
    public bool IsPostgres =>
        Connection.StartsWith("Host=", StringComparison.OrdinalIgnoreCase);

    public static BooksAt From(string? connection, DataFolder folder) =>
        new(string.IsNullOrWhiteSpace(connection)
            ? $"Data Source={folder.File("kite.db")}"
            : connection);

    public void Configure(DbContextOptionsBuilder options)
    {
        _ = IsPostgres
            ? options.UseNpgsql(
                Connection, pg => pg.MigrationsAssembly("Kite.Migrations.Postgres"))
            : options.UseSqlite(
                Connection, lite => lite.MigrationsAssembly("Kite.Migrations.Sqlite"));
        options.AddInterceptors(BusinessChanged.Instance);
        if (!IsPostgres)
            options.AddInterceptors(DurableSqlite.Instance, SqliteTurn.Instance);
        // Saved snapshots differ from the running model only in annotations that no table has.
        options.ConfigureWarnings(w => w.Ignore(
            RelationalEventId.PendingModelChangesWarning,
            RelationalEventId.MultipleCollectionIncludeWarning));
    }
}

/// <summary>What is acknowledged is on the disk: write-ahead log, full synchronisation.</summary>
internal sealed class DurableSqlite : DbConnectionInterceptor
{
    public static readonly DurableSqlite Instance = new();

    // A connection goes back to the pool and comes out again: it is told once.
    private readonly ConditionalWeakTable<object, object> told = [];

    private const string Settings =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16384;" +
        "PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;" +
        "PRAGMA wal_autocheckpoint=4000;";

    public override void ConnectionOpened(
        System.Data.Common.DbConnection connection, ConnectionEndEventData eventData)
    {
        var settings = new SqliteConnectionStringBuilder(connection.ConnectionString);
        if (settings.Mode == SqliteOpenMode.ReadOnly) return;

        var lite = (SqliteConnection)connection;
        if (!told.TryAdd(lite.Handle!, Settings)) return;

        using var command = lite.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        System.Data.Common.DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
