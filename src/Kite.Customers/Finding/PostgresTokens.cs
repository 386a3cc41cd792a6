using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Kite.Customers;

/// <summary>
/// PostgreSQL reads all stretches in one question. The inner question is put for each stretch
/// anew and ordered as the index is, so the index is walked however much the planner guesses.
/// </summary>
internal sealed class PostgresTokens(KiteDb db) : ITokenIndex
{
    private const string Stretches = """
        SELECT r.no, t.token, t.kind, t.customer_id, t.customer_number
        FROM unnest(@lo, @hi, @fits) WITH ORDINALITY AS r(lo, hi, fits, no)
        CROSS JOIN LATERAL (
            SELECT s.* FROM (
                SELECT token, kind, customer_id, customer_number FROM search_tokens
                WHERE token >= r.lo COLLATE "C" AND token < r.hi COLLATE "C"
                ORDER BY token, customer_number
                LIMIT CASE WHEN r.fits IS NULL THEN @most ELSE @walk END) s
            WHERE r.fits IS NULL OR s.token LIKE r.fits
            LIMIT @most) t
        """;

    private const string Beginnings = """
        SELECT v.word FROM unnest(@words) AS v(word)
        CROSS JOIN LATERAL (
            SELECT token FROM search_tokens WHERE token >= v.word COLLATE "C"
            ORDER BY token LIMIT 1) t
        WHERE starts_with(t.token, v.word)
        """;

    public async Task<List<FoundToken>> Read(
        IReadOnlyList<Stretch> stretches, int most, CancellationToken cancel)
    {
        var found = new List<FoundToken>();
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = Command(Stretches);
        Texts(command, "lo", [.. stretches.Select(s => s.From)]);
        Texts(command, "hi", [.. stretches.Select(s => s.To)]);
        Texts(command, "fits", [.. stretches.Select(s => s.Fits)]);
        command.Parameters.AddWithValue("most", NpgsqlDbType.Bigint, (long)most);
        command.Parameters.AddWithValue("walk", NpgsqlDbType.Bigint, (long)Finder.MostWalked);
        await command.PrepareAsync(cancel);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            found.Add(new(
                (int)rows.GetInt64(0) - 1, rows.GetString(1), TokenKinds.Read(rows.GetString(2)),
                rows.GetGuid(3), rows.GetInt64(4)));
        }
        await rows.CloseAsync();
        await db.Database.CloseConnectionAsync();
        return found;
    }

    public async Task<List<string>> Begun(
        IReadOnlyCollection<string> beginnings, CancellationToken cancel)
    {
        var found = new List<string>();
        await db.Database.OpenConnectionAsync(cancel);
        await using var command = Command(Beginnings);
        Texts(command, "words", [.. beginnings]);
        await command.PrepareAsync(cancel);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) found.Add(rows.GetString(0));
        await rows.CloseAsync();
        await db.Database.CloseConnectionAsync();
        return found;
    }

    private NpgsqlCommand Command(string sql) =>
        new(sql, (NpgsqlConnection)db.Database.GetDbConnection());

    private static void Texts(NpgsqlCommand command, string name, string?[] texts) =>
        command.Parameters.AddWithValue(name, NpgsqlDbType.Array | NpgsqlDbType.Text, texts);
}
