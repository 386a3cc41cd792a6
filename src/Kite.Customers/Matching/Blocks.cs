using System.Data.Common;

namespace Kite.Customers;

/// <summary>
/// Whom a record has to be compared with at all: those who share a phone, an e-mail, an ID
/// document, or a whole name and something besides. One question to each index, however many
/// records are asked about.
/// </summary>
internal static class Blocks
{
    /// <summary>What more than these share, a firm's exchange, tells nobody apart.</summary>
    private const int Most = 30;

    private const int OfPhone = 1;
    private const int OfName = 2;
    private const int OfMail = 3;
    private const int OfDocument = 4;

    extension(KiteDb db)
    {
        /// <summary>Each pair once; the first is one of those asked about.</summary>
        public async Task<IReadOnlyCollection<(Guid Asked, Guid Other)>> Sharing(
            IReadOnlyList<Compared> asked, CancellationToken cancel)
        {
            Dictionary<int, ILookup<string, Compared>> mine = new()
            {
                [OfPhone] = Keyed(asked, c => c.PhoneTokens),
                [OfName] = Keyed(asked, c => c.NameTokens),
                [OfMail] = Keyed(asked, c => c.Emails),
                [OfDocument] = Keyed(asked, c => new[] { c.IdToken }.OfType<string>()),
            };
            if (mine.Values.All(m => m.Count == 0)) return [];

            var read = await db.Ask(
                db.IsPostgres
                    ? OfPostgres([.. mine.OrderBy(m => m.Key).Select(m => Keys(m.Value))])
                    : OfSqlite([.. mine.OrderBy(m => m.Key)
                        .Select(m => db.TextsFor(Keys(m.Value)))]),
                row => new Met(
                    row.GetInt32(0), row.GetString(1), db.KeyIn(row, 2),
                    row.GetInt32(0) == OfName ? GlimpseIn(row) : null),
                cancel);
            return Joined(mine, read);
        }
    }

    private static HashSet<(Guid, Guid)> Joined(
        Dictionary<int, ILookup<string, Compared>> mine, List<Met> read)
    {
        var pairs = new HashSet<(Guid, Guid)>();
        foreach (var same in read.GroupBy(r => (r.Block, r.Key)).Where(g => g.Count() <= Most))
        {
            foreach (var one in mine[same.Key.Block][same.Key.Key])
            {
                foreach (var other in same)
                {
                    var (id, theirs) = (one.Customer.Id, other.Id);
                    if (id == theirs || pairs.Contains((theirs, id))) continue;
                    if (other.Glimpse is { } seen && !one.IsLike(seen)) continue;
                    pairs.Add((id, theirs));
                }
            }
        }
        return pairs;
    }

    // At most one more than are of use of each token, so that a common name costs no more.
    private static FormattableString OfPostgres(object[] keys) =>
        $"""
        SELECT {OfPhone}, w.key, t.customer_id, NULL, NULL, NULL, NULL, NULL
        FROM unnest({keys[0]}) AS w (key)
        CROSS JOIN LATERAL (
            SELECT customer_id FROM search_tokens WHERE token = w.key COLLATE "C"
            LIMIT {Most + 1}) t
        UNION ALL
        SELECT {OfName}, w.key, c.id,
            to_char(c.birth_date, 'YYYY-MM-DD'), c.lunar_birth, c.address, c.phone, c.email
        FROM unnest({keys[1]}) AS w (key)
        CROSS JOIN LATERAL (
            SELECT customer_id FROM search_tokens WHERE token = w.key COLLATE "C"
            LIMIT {Most + 1}) t
        JOIN customers c ON c.id = t.customer_id
        UNION ALL
        SELECT {OfMail}, email, id, NULL, NULL, NULL, NULL, NULL
        FROM customers WHERE email = ANY ({keys[2]})
        UNION ALL
        SELECT {OfDocument}, upper(encode(id_document_token, 'hex')), id,
            NULL, NULL, NULL, NULL, NULL
        FROM customers
        WHERE id_document_token IN (SELECT decode(w, 'hex') FROM unnest({keys[3]}) AS w)
        """;

    private static FormattableString OfSqlite(object[] keys) =>
        $"""
        SELECT {OfPhone}, t.token, t.customer_id, NULL, NULL, NULL, NULL, NULL
        FROM json_each({keys[0]}) w CROSS JOIN search_tokens t
        ON t.rowid IN (
            SELECT rowid FROM search_tokens WHERE token = w.value LIMIT {Most + 1})
        UNION ALL
        SELECT {OfName}, t.token, c.id, c.birth_date, c.lunar_birth, c.address, c.phone, c.email
        FROM json_each({keys[1]}) w CROSS JOIN search_tokens t
        ON t.rowid IN (
            SELECT rowid FROM search_tokens WHERE token = w.value LIMIT {Most + 1})
        CROSS JOIN customers c ON c.id = t.customer_id
        UNION ALL
        SELECT {OfMail}, c.email, c.id, NULL, NULL, NULL, NULL, NULL
        FROM json_each({keys[2]}) w CROSS JOIN customers c ON c.email = w.value
        UNION ALL
        SELECT {OfDocument}, hex(c.id_document_token), c.id, NULL, NULL, NULL, NULL, NULL
        FROM json_each({keys[3]}) w CROSS JOIN customers c
        ON c.id_document_token = unhex(w.value)
        """;

    private static Glimpse GlimpseIn(DbDataReader row) => new(
        TextIn(row, 3), TextIn(row, 4), TextIn(row, 5), TextIn(row, 6), TextIn(row, 7));

    private static string? TextIn(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    private static string[] Keys(ILookup<string, Compared> mine) => [.. mine.Select(k => k.Key)];

    private static ILookup<string, Compared> Keyed(
        IReadOnlyList<Compared> asked, Func<Compared, IEnumerable<string>> keys) =>
        asked.SelectMany(c => keys(c).Select(k => (Key: k, Compared: c)))
            .ToLookup(k => k.Key, k => k.Compared, StringComparer.Ordinal);

    private sealed record Met(int Block, string Key, Guid Id, Glimpse? Glimpse);
}
