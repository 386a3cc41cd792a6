using System.Globalization;
using Npgsql;

namespace Kite;

/// <summary>
/// The tables that are there, put aside whole under another name before a backup takes their
/// place: what the backup does not know must not stay among what it brings.
/// </summary>
internal sealed class SchemaAside
{
    /// <summary>What all such names begin with; backups leave them out.</summary>
    public const string Prefix = "before_restore_";

    private readonly string connection;
    private readonly string name;

    private SchemaAside(string connection, string name) =>
        (this.connection, this.name) = (connection, name);

    public static async Task<bool> HasBooks(string connection, CancellationToken cancel)
    {
        await using var books = new NpgsqlConnection(connection);
        await books.OpenAsync(cancel);
        await using var ask = new NpgsqlCommand(
            "SELECT to_regclass('public.business') IS NOT NULL", books);
        return await ask.ExecuteScalarAsync(cancel) is true;
    }

    public static async Task<SchemaAside> Put(string connection, CancellationToken cancel)
    {
        var another = Prefix + TimeProvider.System.GetUtcNow()
            .ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        var aside = new SchemaAside(connection, another);
        await aside.Do(
            $"""
            ALTER SCHEMA public RENAME TO {another};
            CREATE SCHEMA public;
            GRANT USAGE ON SCHEMA public TO PUBLIC;
            """,
            cancel);
        return aside;
    }

    /// <summary>As it was, where the backup could not be brought in.</summary>
    public Task Back(CancellationToken cancel) => Do(
        $"DROP SCHEMA public CASCADE; ALTER SCHEMA {name} RENAME TO public;", cancel);

    private async Task Do(string sql, CancellationToken cancel)
    {
        await using var books = new NpgsqlConnection(connection);
        await books.OpenAsync(cancel);
        // One message is one transaction.
        await using var command = new NpgsqlCommand(sql, books);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
