using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kite.Tests;

/// <summary>
/// Empty books in the newest form, private to one test: a copy of a template that the first
/// test makes with the program's own upgrade.
/// </summary>
internal sealed record TestBooks(string Folder, string Connection) : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);

    /// <summary>The PostgreSQL server to test on; unset means SQLite.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("KITE_TEST_POSTGRES");

    private static string NewName => "kite_test_" + Guid.CreateVersion7().ToString("N");

    public static async Task<TestBooks> Fresh()
    {
        var template = await Template.Value;
        var folder = Directory.CreateTempSubdirectory("kite-test-").FullName;
        if (Server is null)
        {
            var file = Path.Combine(folder, "kite.db");
            File.Copy(template, file);
            return new(folder, $"Data Source={file}");
        }
        var name = NewName;
        // Copying files is quicker than writing hundreds of tables into the log once more.
        await Command($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
        return new(folder, $"{Server};Database={name}");
    }

    /// <summary>A database in which nothing is yet, not even tables.</summary>
    public static async Task<TestBooks> Bare()
    {
        var folder = Directory.CreateTempSubdirectory("kite-test-").FullName;
        if (Server is null) return new(folder, $"Data Source={Path.Combine(folder, "kite.db")}");

        var name = NewName;
        await Command($"CREATE DATABASE {name}");
        return new(folder, $"{Server};Database={name}");
    }

    public KiteDb Open()
    {
        var options = new DbContextOptionsBuilder<KiteDb>();
        new BooksAt(Connection).Configure(options);
        return new(
            options.Options, Modules.All, new Trail(TimeProvider.System, Keys()), new());
    }

    public MasterKeys Keys() => new(Path.Combine(Folder, "keys", "master.keys"));

    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
        {
            // Only one's own: who runs beside would have to connect anew.
            await using (var mine = new NpgsqlConnection(Connection))
                NpgsqlConnection.ClearPool(mine);
            await Command($"DROP DATABASE {new NpgsqlConnectionStringBuilder(Connection).Database} "
                + "WITH (FORCE)");
        }
        else
        {
            await using var connection = new SqliteConnection(Connection);
            SqliteConnection.ClearPool(connection);
        }
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> MakeTemplate()
    {
        var bare = await Bare();
        await using (var db = bare.Open())
        {
            var upgraded = await new Upgrade(db, new DataFolder(bare.Folder)).Run(default);
            Assert.Null(upgraded.Refusal);
        }
        if (Server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            return new NpgsqlConnectionStringBuilder(bare.Connection).Database!;
        }
        await using var connection = new SqliteConnection(bare.Connection);
        await connection.OpenAsync();
        await using var settle = connection.CreateCommand();
        settle.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await settle.ExecuteNonQueryAsync();
        SqliteConnection.ClearPool(connection);
        return Path.Combine(bare.Folder, "kite.db");
    }

    private static async Task Command(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
