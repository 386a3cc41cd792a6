using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kite;

/// <summary>
/// A few rows of several tables, new or changed, written past the change tracker in one go:
/// PostgreSQL is asked once for all of them. For very many rows there is
/// <see cref="BulkWriter"/>.
/// </summary>
public sealed class RowsTogether(KiteDb db)
{
    private readonly List<NpgsqlBatchCommand> commands = [];
    private readonly List<Func<CancellationToken, Task>> steps = [];
    private bool finds;

    public RowsTogether Add<T>(IReadOnlyList<T> rows)
        where T : class
    {
        if (rows.Count == 0) return this;

        if (db.IsPostgres) commands.Add(Insert(WrittenTable.Of(db, typeof(T)), rows));
        else steps.Add(cancel => BulkWriter.Write(db, rows, cancel));
        return this;
    }

    /// <summary>
    /// Rows that are there already, found by these properties: those others are written anew.
    /// </summary>
    public RowsTogether Change<T>(IReadOnlyList<T> rows, string[] keys, string[] others)
        where T : class
    {
        if (rows.Count == 0) return this;

        var table = WrittenTable.Of(db, typeof(T));
        var (found, set) = (table.Of(keys), table.Of(others));
        finds = true;
        if (db.IsPostgres) commands.Add(Update(table, found, set, rows));
        else steps.Add(cancel => Update(table, found, set, rows, cancel));
        return this;
    }

    /// <summary>Another statement, in its place among the rows.</summary>
    public RowsTogether Then(FormattableString statement)
    {
        if (db.IsPostgres) commands.Add(Statement(statement));
        else steps.Add(cancel => db.Database.ExecuteSqlAsync(statement, cancel));
        return this;
    }

    public async Task Write(CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Rows are written inside a transaction.");

        foreach (var step in steps) await step(cancel);
        if (commands.Count == 0) return;

        await using var batch = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateBatch();
        foreach (var command in commands) batch.BatchCommands.Add(command);
        // A plan by which rows are found is made anew; one kept from small tables reads them whole.
        if (!finds) await batch.PrepareAsync(cancel);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    // The same words however many rows there are, so that the database knows them again.
    private static NpgsqlBatchCommand Insert<T>(WrittenTable table, IReadOnlyList<T> rows)
        where T : class
    {
        var slots = string.Join(", ", Enumerable.Range(1, table.Columns.Count).Select(Slot));
        var command = new NpgsqlBatchCommand(
            $"INSERT INTO {table.Name} ({table.ColumnList}) SELECT * FROM unnest({slots})");
        foreach (var column in table.Columns)
            command.Parameters.Add(column.Gather(rows.Select(column.Read)));
        return command;
    }

    private static NpgsqlBatchCommand Update<T>(
        WrittenTable table, IReadOnlyList<WrittenColumn> keys, IReadOnlyList<WrittenColumn> others,
        IReadOnlyList<T> rows)
        where T : class
    {
        WrittenColumn[] all = [.. keys, .. others];
        var slots = string.Join(", ", Enumerable.Range(1, all.Length).Select(Slot));
        var names = string.Join(", ", all.Select(c => c.Name));
        var command = new NpgsqlBatchCommand(
            $"UPDATE {table.Name} AS there SET {Listed(", ", others, c => $"{c} = n.{c}")} "
            + $"FROM unnest({slots}) AS n ({names}) "
            + $"WHERE {Listed(" AND ", keys, c => $"there.{c} = n.{c}")}");
        foreach (var column in all)
            command.Parameters.Add(column.Gather(rows.Select(column.Read)));
        return command;
    }

    private Task Update<T>(
        WrittenTable table, IReadOnlyList<WrittenColumn> keys, IReadOnlyList<WrittenColumn> others,
        IReadOnlyList<T> rows, CancellationToken cancel)
        where T : class
    {
        WrittenColumn[] all = [.. others, .. keys];
        using var statement = new SqliteRows(
            (SqliteConnection)db.Database.GetDbConnection(),
            $"UPDATE {table.Name} SET {Listed(", ", others, c => $"{c} = ?")} "
            + $"WHERE {Listed(" AND ", keys, c => $"{c} = ?")}");
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < all.Length; i++) statement.Bind(i + 1, all[i].Read(row));
            statement.Run();
        }
        return Task.CompletedTask;
    }

    private static string Listed(
        string between, IReadOnlyList<WrittenColumn> columns, Func<string, string> told) =>
        string.Join(between, columns.Select(c => told(c.Name)));

    private static NpgsqlBatchCommand Statement(FormattableString statement)
    {
        var slots = Enumerable.Range(1, statement.ArgumentCount).Select(Slot).ToArray<object>();
        var command = new NpgsqlBatchCommand(
            string.Format(CultureInfo.InvariantCulture, statement.Format, slots));
        foreach (var value in statement.GetArguments())
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    private static string Slot(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"${number}");
}
