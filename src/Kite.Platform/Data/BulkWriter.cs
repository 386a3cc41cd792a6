using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kite;

/// <summary>
/// Writes many new rows at once, past the change tracker: COPY on PostgreSQL, one prepared
/// statement on SQLite. The columns are those of the model; nothing is named twice.
/// </summary>
public static class BulkWriter
{
    public static Task Write<T>(KiteDb db, IReadOnlyList<T> rows, CancellationToken cancel)
        where T : class
    {
        if (rows.Count == 0) return Task.CompletedTask;
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Many rows are written inside a transaction.");

        var table = WrittenTable.Of(db, typeof(T));
        return db.IsPostgres ? Copy(db, table, rows, cancel) : Insert(db, table, rows, cancel);
    }

    private static async Task Copy<T>(
        KiteDb db, WrittenTable table, IReadOnlyList<T> rows, CancellationToken cancel)
        where T : class
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancel);
        // Into a buffer: nothing to wait for but the network, which takes it as fast as it comes.
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            copy.StartRow();
            foreach (var column in table.Columns)
            {
                if (column.Read(row) is { } value) column.Write(copy, value);
                else copy.WriteNull();
            }
        }
        await copy.CompleteAsync(cancel);
    }

    private static Task Insert<T>(
        KiteDb db, WrittenTable table, IReadOnlyList<T> rows, CancellationToken cancel)
        where T : class
    {
        var slots = string.Join(", ", table.Columns.Select(_ => "?"));
        using var statement = new SqliteRows(
            (SqliteConnection)db.Database.GetDbConnection(),
            $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({slots})");
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                statement.Bind(i + 1, table.Columns[i].Read(row));
            }
            statement.Run();
        }
        return Task.CompletedTask;
    }
}
