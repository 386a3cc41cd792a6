using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>
/// Questions written out in SQL, for the few places that are asked at every search and every new
/// record: the database knows the words again, and nothing is made of the answer but what is read.
/// </summary>
public static class Question
{
    extension(KiteDb db)
    {
        /// <summary>Holds the connection until it is let go of, for several questions.</summary>
        public async Task<IAsyncDisposable> Open(CancellationToken cancel)
        {
            await db.Database.OpenConnectionAsync(cancel);
            return new Opened(db);
        }

        /// <summary>
        /// Every row of the answer; what stands in braces is sent as a value, never as words.
        /// </summary>
        public async Task<List<T>> Ask<T>(
            FormattableString question, Func<DbDataReader, T> read, CancellationToken cancel)
        {
            await using var open = await db.Open(cancel);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            Write(command, question);
            await command.PrepareAsync(cancel);
            await using var rows = await command.ExecuteReaderAsync(cancel);
            var found = new List<T>();
            while (await rows.ReadAsync(cancel)) found.Add(read(rows));
            return found;
        }

        /// <summary>A key in one of the answer's columns.</summary>
        public Guid KeyIn(DbDataReader row, int column) => db.IsPostgres
            ? row.GetGuid(column)
            : new(row.GetFieldValue<byte[]>(column), bigEndian: true);

        /// <summary>Keys as a question takes them: an array, or for SQLite a list.</summary>
        public object KeysFor(IEnumerable<Guid> keys) => db.IsPostgres
            ? keys.ToArray()
            : System.Text.Json.JsonSerializer.Serialize(
                keys.Select(k => Convert.ToHexString(k.ToByteArray(bigEndian: true))));

        /// <summary>Texts as a question takes them.</summary>
        public object TextsFor(IReadOnlyCollection<string> texts) => db.IsPostgres
            ? texts.ToArray()
            : System.Text.Json.JsonSerializer.Serialize(texts);
    }

    private sealed class Opened(KiteDb db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await db.Database.CloseConnectionAsync();
    }

    private static void Write(DbCommand command, FormattableString question)
    {
        var names = new object[question.ArgumentCount];
        for (var i = 0; i < names.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            parameter.Value = question.GetArgument(i) ?? DBNull.Value;
            command.Parameters.Add(parameter);
            names[i] = parameter.ParameterName;
        }
        command.CommandText = string.Format(CultureInfo.InvariantCulture, question.Format, names);
    }
}
