using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kite;

/// <summary>
/// Several questions put in one go: PostgreSQL is asked once for all of them, each seeing what was
/// true when those before it were answered.
/// </summary>
public sealed class QuestionsTogether(KiteDb db)
{
    private readonly List<(FormattableString Words, Action<DbDataReader> Take)> asked = [];

    /// <summary>The rows of its answer, there once all are asked.</summary>
    public List<T> Add<T>(FormattableString question, Func<DbDataReader, T> read)
    {
        var found = new List<T>();
        asked.Add((question, row => found.Add(read(row))));
        return found;
    }

    /// <summary>
    /// Whole rows of a table: those where this column is one of these, and what else the words
    /// behind say.
    /// </summary>
    public IReadOnlyList<T> AddRows<T>(
        string column, IReadOnlyCollection<Guid> keys, string behind = "")
        where T : class => keys.Count == 0
        ? []
        : Rows<T>(
            db.IsPostgres
                ? $"WHERE {column} = ANY ({{0}}) "
                : $"WHERE {column} IN (SELECT unhex(value) FROM json_each({{0}})) ",
            db.KeysFor(keys), behind);

    public IReadOnlyList<T> AddRows<T>(
        string column, IReadOnlyCollection<string> texts, string behind = "")
        where T : class => texts.Count == 0
        ? []
        : Rows<T>(
            db.IsPostgres
                ? $"WHERE {column} = ANY ({{0}}) "
                : $"WHERE {column} IN (SELECT value FROM json_each({{0}})) ",
            db.TextsFor(texts), behind);

    public IReadOnlyList<T> AddRows<T>(string column, long number, string behind = "")
        where T : class => Rows<T>($"WHERE {column} = {{0}} ", number, behind);

    /// <summary>All rows of a table that is small for ever.</summary>
    public IReadOnlyList<T> AddAll<T>()
        where T : class
    {
        var table = ReadTable<T>.Of(db);
        return Add(FormattableStringFactory.Create(table.From), table.Read);
    }

    private List<T> Rows<T>(string where, object value, string behind)
        where T : class
    {
        var table = ReadTable<T>.Of(db);
        return Add(
            FormattableStringFactory.Create(table.From + where + behind, value), table.Read);
    }

    public Task Ask(CancellationToken cancel) => db.IsPostgres ? AskOnce(cancel) : AskEach(cancel);

    private async Task AskOnce(CancellationToken cancel)
    {
        await using var open = await db.Open(cancel);
        await using var batch = ((NpgsqlConnection)db.Database.GetDbConnection()).CreateBatch();
        foreach (var (words, _) in asked) batch.BatchCommands.Add(Command(words));
        // Not prepared: a plan kept from when the tables were small reads them whole ever after.
        await using var rows = await batch.ExecuteReaderAsync(cancel);
        foreach (var (_, take) in asked)
        {
            while (await rows.ReadAsync(cancel)) take(rows);
            await rows.NextResultAsync(cancel);
        }
    }

    private async Task AskEach(CancellationToken cancel)
    {
        foreach (var (words, take) in asked)
        {
            await db.Ask(
                words,
                row =>
                {
                    take(row);
                    return true;
                },
                cancel);
        }
    }

    private static NpgsqlBatchCommand Command(FormattableString words)
    {
        var slots = Enumerable.Range(1, words.ArgumentCount)
            .Select(i => (object)string.Create(CultureInfo.InvariantCulture, $"${i}")).ToArray();
        var command = new NpgsqlBatchCommand(
            string.Format(CultureInfo.InvariantCulture, words.Format, slots));
        foreach (var value in words.GetArguments())
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
