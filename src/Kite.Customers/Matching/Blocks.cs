using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Whom a record has to be compared with at all: those who share a phone, an e-mail, an ID
/// document or a whole name. One question to each index, however many records are asked about.
/// </summary>
internal static class Blocks
{
    /// <summary>What more than these share, a firm's exchange, tells nobody apart.</summary>
    private const int Most = 30;

    extension(KiteDb db)
    {
        /// <summary>Each pair once; the first is one of those asked about.</summary>
        public async Task<IReadOnlyCollection<(Guid Asked, Guid Other)>> Sharing(
            IReadOnlyList<Compared> asked, CancellationToken cancel)
        {
            var pairs = new HashSet<(Guid, Guid)>();
            foreach (var block in new[]
            {
                await db.ByTokens(asked, cancel),
                await db.ByMail(asked, cancel),
                await db.ById(asked, cancel),
            })
            {
                foreach (var (one, other) in block.Where(p => p.Item1 != p.Item2))
                {
                    if (!pairs.Contains((other, one))) pairs.Add((one, other));
                }
            }
            return pairs;
        }

        private async Task<IEnumerable<(Guid, Guid)>> ByTokens(
            IReadOnlyList<Compared> asked, CancellationToken cancel)
        {
            var mine = Keyed(asked, c => c.Tokens);
            if (mine.Count == 0) return [];

            string[] keys = [.. mine.Select(k => k.Key)];
            var read = await db.Tokens(keys).AsNoTracking().ToListAsync(cancel);
            return Joined(mine, read.ToLookup(
                t => t.Token, t => t.CustomerId, StringComparer.Ordinal));
        }

        private async Task<IEnumerable<(Guid, Guid)>> ByMail(
            IReadOnlyList<Compared> asked, CancellationToken cancel)
        {
            var mine = Keyed(asked, c => c.Emails);
            if (mine.Count == 0) return [];

            var mails = mine.Select(k => k.Key).ToList();
            var read = await db.Customers
                .Where(c => EF.Parameter(mails).Contains(c.Email!))
                .Select(c => new { c.Email, c.Id })
                .ToListAsync(cancel);
            return Joined(mine, read.ToLookup(
                c => c.Email!, c => c.Id, StringComparer.Ordinal));
        }

        private async Task<IEnumerable<(Guid, Guid)>> ById(
            IReadOnlyList<Compared> asked, CancellationToken cancel)
        {
            var mine = Keyed(asked, c => new[] { c.IdToken }.OfType<string>());
            if (mine.Count == 0) return [];

            var tokens = mine.Select(k => Convert.FromHexString(k.Key)).ToList();
            var read = await db.Customers
                .Where(c => EF.Parameter(tokens).Contains(c.IdDocumentToken!))
                .Select(c => new { c.IdDocumentToken, c.Id })
                .ToListAsync(cancel);
            return Joined(mine, read.ToLookup(
                c => Convert.ToHexString(c.IdDocumentToken!), c => c.Id, StringComparer.Ordinal));
        }

        // At most one more than are of use of each token, so that a common name costs no more.
        private IQueryable<SearchToken> Tokens(string[] keys)
        {
            if (db.IsPostgres)
            {
                return db.SearchTokens.FromSql(
                    $"""
                    SELECT t.* FROM unnest({keys}) AS w (key)
                    CROSS JOIN LATERAL (
                        SELECT * FROM search_tokens WHERE token = w.key COLLATE "C"
                        LIMIT {Most + 1}) t
                    """);
            }
            var list = System.Text.Json.JsonSerializer.Serialize(keys);
            return db.SearchTokens.FromSql(
                $"""
                SELECT t.* FROM json_each({list}) w CROSS JOIN search_tokens t
                ON t.rowid IN (
                    SELECT rowid FROM search_tokens WHERE token = w.value LIMIT {Most + 1})
                """);
        }
    }

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
