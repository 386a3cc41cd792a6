using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Everyone is found by just the words that their record would have if it were written now: none
/// is missing, none is left of what was changed, and none leads to nobody.
/// </summary>
internal sealed class SearchCheck(KiteDb db) : ICheck
{
    private const int AtOnce = 2_000;

    private sealed record Word(Guid CustomerId, string Token, TokenKind Kind, long Number)
    {
        public static Word Of(SearchToken t) =>
            new(t.CustomerId, t.Token, t.Kind, t.CustomerNumber);
    }

    public async Task<Finding> Run(CancellationToken cancel)
    {
        var (words, off, after) = (0L, 0L, long.MinValue);
        while (await Next(after, cancel) is { Count: > 0 } customers)
        {
            var ids = customers.ConvertAll(c => c.Id);
            var others = await db.Findables(ids, cancel);
            var due = customers.SelectMany(c => Tokens.Of(c, others[c.Id])).Select(Word.Of)
                .ToHashSet();
            var kept = (await db.SearchTokens.AsNoTracking()
                    .Where(t => ids.Contains(t.CustomerId)).ToListAsync(cancel))
                .ConvertAll(Word.Of);
            words += kept.Count;
            due.SymmetricExceptWith(kept);
            off += due.Select(w => w.CustomerId).Distinct().Count();
            after = customers[^1].Number;
            db.ChangeTracker.Clear();
        }
        var leadNowhere = await db.SearchTokens.LongCountAsync(cancel) - words;
        return new(
            "search", off == 0 && leadNowhere == 0,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["words"] = words.ToString("N0", CultureInfo.CurrentCulture),
                ["off"] = (off + leadNowhere).ToString("N0", CultureInfo.CurrentCulture),
            });
    }

    private Task<List<Customer>> Next(long after, CancellationToken cancel) =>
        db.Customers.AsNoTracking()
            .Where(c => c.Number > after)
            .OrderBy(c => c.Number).Take(AtOnce).ToListAsync(cancel);
}
