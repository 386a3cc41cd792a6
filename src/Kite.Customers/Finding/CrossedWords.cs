using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Customers of whom every word finds some token. The rarest word leads; each customer's few
/// tokens are then looked through for the others.
/// </summary>
internal sealed class CrossedWords(KiteDb db)
{
    /// <summary>From here on nobody need know how common a word is.</summary>
    private const int Common = 1500;

    /// <summary>Behind all words: no customer has it.</summary>
    private const string Nothing = "\U0010ffff";

    public async Task<IReadOnlyList<(Guid Id, long Number)>> Read(
        IReadOnlyList<IReadOnlyList<string>> words, int most, CancellationToken cancel)
    {
        var ways = words.Select(w => w.Take(Typed.MostWays).ToList()).ToList();
        await using var open = await db.Open(cancel);
        var counts = await Counts(ways, cancel);
        // Of words that are all common, the longest.
        var rarest = Enumerable.Range(0, ways.Count)
            .MinBy(i => (counts[i], -ways[i].Min(w => w.Length)));
        return counts[rarest] == 0 ? [] : await Read(ways, rarest, most, cancel);
    }

    private async Task<List<long>> Counts(List<List<string>> ways, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var each = ways.Select((w, i) => string.Join(" + ", Padded(w).Select((_, j) =>
            string.Create(CultureInfo.InvariantCulture, $"""
                (SELECT COUNT(*) FROM (SELECT 1 FROM search_tokens
                    WHERE token >= @lo{i}_{j} AND token < @hi{i}_{j} LIMIT {Common}) x)
                """))));
        command.CommandText = "SELECT " + string.Join(", ", each);
        Bind(command, ways);
        await command.PrepareAsync(cancel);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return [.. Enumerable.Range(0, ways.Count).Select(row.GetInt64)];
    }

    private async Task<IReadOnlyList<(Guid Id, long Number)>> Read(
        List<List<string>> ways, int rarest, int most, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Question(ways, rarest, most);
        Bind(command, ways);
        await command.PrepareAsync(cancel);
        var found = new List<(Guid, long)>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var id = db.IsPostgres
                ? rows.GetGuid(0)
                : new Guid(rows.GetFieldValue<byte[]>(0), bigEndian: true);
            found.Add((id, rows.GetInt64(1)));
        }
        return found;
    }

    private static string Question(List<List<string>> ways, int rarest, int most)
    {
        var culture = CultureInfo.InvariantCulture;
        var sql = new StringBuilder("SELECT DISTINCT d.customer_id, d.customer_number FROM (");
        sql.AppendJoin(" UNION ALL ", Padded(ways[rarest]).Select((_, j) => string.Create(
            culture,
            $"""
            SELECT * FROM (SELECT customer_id, customer_number FROM search_tokens
                WHERE token >= @lo{rarest}_{j} AND token < @hi{rarest}_{j}
                ORDER BY token, customer_number LIMIT {Finder.MostWalked}) s{j}
            """)));
        sql.Append(") d WHERE 1 = 1");
        for (var i = 0; i < ways.Count; i++)
        {
            if (i == rarest) continue;
            // As a value, and of no index but the customer's own: neither database turns it into a
            // walk through all tokens.
            sql.Append(
                " AND (SELECT 1 FROM search_tokens x WHERE x.customer_id = d.customer_id AND (");
            sql.AppendJoin(" OR ", Padded(ways[i]).Select((_, j) => string.Create(
                culture, $"(x.token || '' >= @lo{i}_{j} AND x.token || '' < @hi{i}_{j})")));
            sql.Append(") LIMIT 1) = 1");
        }
        return sql.Append(culture, $" LIMIT {most}").ToString();
    }

    // Always the same number, so that the database knows the question again.
    private static IEnumerable<string> Padded(List<string> ways) => ways.Count == 1
        ? ways
        : ways.Concat(Enumerable.Repeat(Nothing, Typed.MostWays)).Take(Typed.MostWays);

    private static void Bind(DbCommand command, List<List<string>> ways)
    {
        for (var i = 0; i < ways.Count; i++)
        {
            foreach (var (word, j) in Padded(ways[i]).Select((w, j) => (w, j)))
            {
                Add(command, string.Create(CultureInfo.InvariantCulture, $"@lo{i}_{j}"), word);
                Add(
                    command, string.Create(CultureInfo.InvariantCulture, $"@hi{i}_{j}"),
                    Stretch.Of(word).To);
            }
        }
    }

    private static void Add(DbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
