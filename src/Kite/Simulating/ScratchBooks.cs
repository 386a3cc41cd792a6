using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kite.Simulating;

/// <summary>
/// Books to be thrown away: a file in a folder of their own, or a database of their own on the
/// server that this program uses.
/// </summary>
internal sealed class ScratchBooks : IAsyncDisposable
{
    private readonly string? server, name;

    private ScratchBooks(string? server)
    {
        Folder = Directory.CreateTempSubdirectory("kite-simulated-").FullName;
        Connection = $"Data Source={Path.Combine(Folder, "kite.db")}";
        if (server is null) return;

        this.server = new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString();
        name = $"kite_simulated_{Guid.CreateVersion7():N}";
        Connection = new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }

    public string Folder { get; }
    public string Connection { get; }

    /// <summary>Makes them; throws where the server does not allow a database to be made.
    /// </summary>
    public static async Task<ScratchBooks> Make(BooksAt like, CancellationToken cancel)
    {
        var books = new ScratchBooks(like.IsPostgres ? like.Connection : null);
        if (books.server is not null)
            await Command(books.server, $"CREATE DATABASE {books.name}", cancel);
        return books;
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await using (var pooled = new NpgsqlConnection(Connection))
            {
                NpgsqlConnection.ClearPool(pooled);
            }
            await Command(server, $"DROP DATABASE {name} WITH (FORCE)", default);
        }
        else
        {
            await using var pooled = new SqliteConnection(Connection);
            SqliteConnection.ClearPool(pooled);
        }
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task Command(string server, string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
