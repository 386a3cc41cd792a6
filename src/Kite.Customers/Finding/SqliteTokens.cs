using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>SQLite answers inside this program: stretch by stretch costs no way there.</summary>
internal sealed class SqliteTokens(KiteDb db) : ITokenIndex
{
    private const string Stretch = """
        SELECT token, kind, customer_id, customer_number FROM (
            SELECT token, kind, customer_id, customer_number FROM search_tokens
            WHERE token >= $lo AND token < $hi
            ORDER BY token, customer_number LIMIT $walk)
        WHERE $fits IS NULL OR token LIKE $fits
        LIMIT $most
        """;

    public async Task<List<FoundToken>> Read(
        IReadOnlyList<Stretch> stretches, int most, CancellationToken cancel)
    {
        var found = new List<FoundToken>();
        await using var open = await db.Open(cancel);
        await using var command = Command(Stretch);
        var (lo, hi) = (command.Parameters.Add("$lo", SqliteType.Text),
            command.Parameters.Add("$hi", SqliteType.Text));
        var fits = command.Parameters.Add("$fits", SqliteType.Text);
        var walk = command.Parameters.Add("$walk", SqliteType.Integer);
        command.Parameters.AddWithValue("$most", most);
        for (var at = 0; at < stretches.Count; at++)
        {
            cancel.ThrowIfCancellationRequested();
            (lo.Value, hi.Value) = (stretches[at].From, stretches[at].To);
            fits.Value = (object?)stretches[at].Fits ?? DBNull.Value;
            walk.Value = stretches[at].Fits is null ? most : Finder.MostWalked;
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
            {
                found.Add(new(
                    at, rows.GetString(0), TokenKinds.Read(rows.GetString(1)),
                    new Guid(rows.GetFieldValue<byte[]>(2), bigEndian: true), rows.GetInt64(3)));
            }
        }
        return found;
    }

    public Task<List<string>> Begun(
        IReadOnlyCollection<string> beginnings, CancellationToken cancel) => db.Ask(
            $"""
            WITH found AS MATERIALIZED (
                SELECT v.value AS word, (
                    SELECT token FROM search_tokens WHERE token >= v.value
                    ORDER BY token LIMIT 1) AS token
                FROM json_each({db.TextsFor(beginnings)}) v)
            SELECT word FROM found WHERE substr(token, 1, length(word)) = word
            """,
            row => row.GetString(0), cancel);

    private SqliteCommand Command(string sql)
    {
        var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
