using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
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

        var table = Table.Of(db, typeof(T));
        return db.IsPostgres ? Copy(db, table, rows, cancel) : Insert(db, table, rows, cancel);
    }

    private static async Task Copy<T>(
        KiteDb db, Table table, IReadOnlyList<T> rows, CancellationToken cancel)
        where T : class
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var column in table.Columns)
            {
                var value = column.Read(row);
                if (value is null) await copy.WriteNullAsync(cancel);
                else await copy.WriteAsync(value, column.StoreType, cancel);
            }
        }
        await copy.CompleteAsync(cancel);
    }

    private static async Task Insert<T>(
        KiteDb db, Table table, IReadOnlyList<T> rows, CancellationToken cancel)
        where T : class
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.Transaction =
            (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        var slots = Enumerable.Range(0, table.Columns.Count).Select(i => $"@p{i}").ToList();
        command.CommandText =
            $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", slots)})";
        var values = slots.Select(s => command.Parameters.Add(new(s, null))).ToList();
        foreach (var row in rows)
        {
            for (var i = 0; i < values.Count; i++)
            {
                values[i].Value = table.Columns[i].Read(row) ?? DBNull.Value;
            }
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private sealed record Table(string Name, IReadOnlyList<Column> Columns)
    {
        public string ColumnList => string.Join(", ", Columns.Select(c => c.Name));

        public static Table Of(KiteDb db, Type type)
        {
            var entity = db.Model.FindEntityType(type)
                ?? throw new InvalidOperationException($"{type.Name} has no table.");
            return new(entity.GetTableName()!, [.. entity.GetProperties().Select(Column.Of)]);
        }
    }

    private sealed record Column(string Name, string StoreType, Func<object, object?> Read)
    {
        public static Column Of(IProperty property)
        {
            var mapping = property.GetRelationalTypeMapping();
            var getter = property.GetGetter();
            var convert = mapping.Converter?.ConvertToProvider;
            return new(
                property.GetColumnName(),
                mapping.StoreType,
                convert is null
                    ? getter.GetClrValue
                    : row => getter.GetClrValue(row) is { } value ? convert(value) : null);
        }
    }
}
