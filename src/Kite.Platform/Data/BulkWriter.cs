using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
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
                else await column.Write(copy, value, cancel);
            }
        }
        await copy.CompleteAsync(cancel);
    }

    private static Task Insert<T>(
        KiteDb db, Table table, IReadOnlyList<T> rows, CancellationToken cancel)
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

    private sealed record Table(string Name, IReadOnlyList<Column> Columns)
    {
        // Made once for each table of a model: to look its columns up takes longer than a few rows.
        private static readonly ConditionalWeakTable<IEntityType, Table> Made = [];

        public string ColumnList => string.Join(", ", Columns.Select(c => c.Name));

        public static Table Of(KiteDb db, Type type)
        {
            var entity = db.Model.FindEntityType(type)
                ?? throw new InvalidOperationException($"{type.Name} has no table.");
            return Made.GetValue(
                entity, e => new(e.GetTableName()!, [.. e.GetProperties().Select(Column.Of)]));
        }
    }

    private sealed record Column(
        string Name,
        Func<object, object?> Read,
        Func<NpgsqlBinaryImporter, object, CancellationToken, Task> Write)
    {
        public static Column Of(IProperty property)
        {
            var mapping = property.GetRelationalTypeMapping();
            var getter = property.GetGetter();
            var convert = mapping.Converter?.ConvertToProvider;
            var kept = mapping.Converter?.ProviderClrType ?? property.ClrType;
            return new(
                property.GetColumnName(),
                convert is null
                    ? getter.GetClrValue
                    : row => getter.GetClrValue(row) is { } value ? convert(value) : null,
                WriterOf(Nullable.GetUnderlyingType(kept) ?? kept, mapping.StoreType));
        }

        // A value whose type is known need not be looked up again for each row.
        private static Func<NpgsqlBinaryImporter, object, CancellationToken, Task> WriterOf(
            Type type, string storeType) =>
            (Func<NpgsqlBinaryImporter, object, CancellationToken, Task>)typeof(Column)
                .GetMethod(nameof(Writer), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(type)
                .Invoke(null, [storeType])!;

        private static Func<NpgsqlBinaryImporter, object, CancellationToken, Task> Writer<TValue>(
            string storeType) =>
            (copy, value, cancel) => copy.WriteAsync((TValue)value, storeType, cancel);
    }
}
