using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kite;

/// <summary>
/// Restored books go their own way from the moment of the backup: they get a name of their own,
/// so that a mirror of what came after, on this machine or another, is not taken for theirs.
/// </summary>
internal static class NewBooks
{
    public static async Task Name(BooksAt books, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        await using DbConnection connection = books.IsPostgres
            ? new NpgsqlConnection(books.Connection)
            : new SqliteConnection(books.Connection + ";Pooling=False");
        await connection.OpenAsync(cancel);
        // Not through the model: the backup may be of an older form than this program's.
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE business SET books_id = @id";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@id";
        parameter.Value = books.IsPostgres ? id : id.ToByteArray(bigEndian: true);
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
