namespace Kite.Customers;

/// <summary>
/// Whom a record has to be compared with at all: those who share a phone, an e-mail, an ID
/// document or a whole name. One question to each index, however many records are asked about.
/// </summary>
internal static class Blocks
{
    /// <summary>What more than these share, a firm's exchange, tells nobody apart.</summary>
    private const int Most = 30;

    private const int OfToken = 1;
    private const int OfMail = 2;
    private const int OfDocument = 3;

    extension(KiteDb db)
    {
        /// <summary>Each pair once; the first is one of those asked about.</summary>
        public async Task<IReadOnlyCollection<(Guid Asked, Guid Other)>> Sharing(
            IReadOnlyList<Compared> asked, CancellationToken cancel)
        {
            Dictionary<int, ILookup<string, Guid>> mine = new()
            {
                [OfToken] = Keyed(asked, c => c.Tokens),
                [OfMail] = Keyed(asked, c => c.Emails),
                [OfDocument] = Keyed(asked, c => new[] { c.IdToken }.OfType<string>()),
            };
            if (mine.Values.All(m => m.Count == 0)) return [];

            var read = await db.Ask(
                db.IsPostgres
                    ? OfPostgres(Keys(mine[OfToken]), Keys(mine[OfMail]), Keys(mine[OfDocument]))
                    : OfSqlite(db, mine),
                row => (Block: row.GetInt32(0), Key: row.GetString(1), Id: db.KeyIn(row, 2)),
                cancel);
            var pairs = new HashSet<(Guid, Guid)>();
            foreach (var block in read.GroupBy(r => r.Block))
            {
                var theirs = block.ToLookup(r => r.Key, r => r.Id, StringComparer.Ordinal);
                foreach (var (one, other) in Joined(mine[block.Key], theirs))
                {
                    if (one != other && !pairs.Contains((other, one))) pairs.Add((one, other));
                }
            }
            return pairs;
        }
    }

    // At most one more than are of use of each token, so that a common name costs no more.
    private static FormattableString OfPostgres(
        string[] tokens, string[] mails, string[] documents) =>
        $"""
        SELECT {OfToken}, w.key, t.customer_id FROM unnest({tokens}) AS w (key)
        CROSS JOIN LATERAL (
            SELECT customer_id FROM search_tokens WHERE token = w.key COLLATE "C"
            LIMIT {Most + 1}) t
        UNION ALL
        SELECT {OfMail}, email, id FROM customers WHERE email = ANY ({mails})
        UNION ALL
        SELECT {OfDocument}, upper(encode(id_document_token, 'hex')), id FROM customers
        WHERE id_document_token IN (SELECT decode(w, 'hex') FROM unnest({documents}) AS w)
        """;

    private static FormattableString OfSqlite(
        KiteDb db, Dictionary<int, ILookup<string, Guid>> mine) =>
        $"""
        SELECT {OfToken}, t.token, t.customer_id
        FROM json_each({db.TextsFor(Keys(mine[OfToken]))}) w CROSS JOIN search_tokens t
        ON t.rowid IN (
            SELECT rowid FROM search_tokens WHERE token = w.value LIMIT {Most + 1})
        UNION ALL
        SELECT {OfMail}, c.email, c.id
        FROM json_each({db.TextsFor(Keys(mine[OfMail]))}) w CROSS JOIN customers c
        ON c.email = w.value
        UNION ALL
        SELECT {OfDocument}, hex(c.id_document_token), c.id
        FROM json_each({db.TextsFor(Keys(mine[OfDocument]))}) w CROSS JOIN customers c
        ON c.id_document_token = unhex(w.value)
        """;

    private static string[] Keys(ILookup<string, Guid> mine) => [.. mine.Select(k => k.Key)];

    private static ILookup<string, Guid> Keyed(
        IReadOnlyList<Compared> asked, Func<Compared, IEnumerable<string>> keys) =>
        asked.SelectMany(c => keys(c).Select(k => (Key: k, c.Customer.Id)))
            .ToLookup(k => k.Key, k => k.Id, StringComparer.Ordinal);

    private static IEnumerable<(Guid, Guid)> Joined(
        ILookup<string, Guid> mine, ILookup<string, Guid> theirs) =>
        from block in mine
        where theirs[block.Key].Count() <= Most
        from one in block
        from other in theirs[block.Key]
        select (one, other);
}
