using System.Data.Common;

namespace Kite.Customers;

/// <summary>
/// PostgreSQL reads all stretches in one question. The inner question is put for each stretch
/// anew and ordered as the index is, so the index is walked however much the planner guesses.
/// </summary>
internal sealed class PostgresTokens(KiteDb db) : ITokenIndex
{
    public Task<List<FoundToken>> Read(
        IReadOnlyList<Stretch> stretches, int most, CancellationToken cancel)
    {
        string[] lo = [.. stretches.Select(s => s.From)];
        string[] hi = [.. stretches.Select(s => s.To)];
        string?[] fits = [.. stretches.Select(s => s.Fits)];
        return db.Ask(
            $"""
            SELECT r.no, t.token, t.kind, t.customer_id, t.customer_number
            FROM unnest({lo}, {hi}, {fits}) WITH ORDINALITY AS r(lo, hi, fits, no)
            CROSS JOIN LATERAL (
                SELECT s.* FROM (
                    SELECT token, kind, customer_id, customer_number FROM search_tokens
                    WHERE token >= r.lo COLLATE "C" AND token < r.hi COLLATE "C"
                    ORDER BY token, customer_number
                    LIMIT CASE WHEN r.fits IS NULL THEN {most} ELSE {Finder.MostWalked} END) s
                WHERE r.fits IS NULL OR s.token LIKE r.fits
                LIMIT {most}) t
            """,
            Token, cancel);
    }

    public Task<List<string>> Begun(
        IReadOnlyCollection<string> beginnings, CancellationToken cancel) => db.Ask(
            $"""
            SELECT v.word FROM unnest({beginnings.ToArray()}) AS v(word)
            CROSS JOIN LATERAL (
                SELECT token FROM search_tokens WHERE token >= v.word COLLATE "C"
                ORDER BY token LIMIT 1) t
            WHERE starts_with(t.token, v.word)
            """,
            row => row.GetString(0), cancel);

    private FoundToken Token(DbDataReader row) => new(
        (int)row.GetInt64(0) - 1, row.GetString(1), TokenKinds.Read(row.GetString(2)),
        db.KeyIn(row, 3), row.GetInt64(4));
}
