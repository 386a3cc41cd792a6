using System.Globalization;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// The mirror holds the same purchases as the books, up to the place where it has followed.
/// </summary>
internal sealed class MirrorCheck(MirrorFile file, MirrorNote note, KiteDb db) : ICheck
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private const int Tries = 15;

    public async Task<Finding> Run(CancellationToken cancel)
    {
        // The serving process may be following just now: it is given a few moments.
        for (var i = 1; ; i++)
        {
            var books = await InBooks(upTo: long.MaxValue, cancel);
            if (!file.IsServed()) return await AtRest(cancel);
            if (note.Read() is { } noted && (noted == books || i == Tries))
                return await Told(noted, noted == books, cancel);
            if (i == Tries) return await Told(new(0, 0, 0), isWell: false, cancel);

            await Task.Delay(Pause, cancel);
        }
    }

    /// <summary>Nobody serves, so nobody follows: what it has must be right all the same.</summary>
    private async Task<Finding> AtRest(CancellationToken cancel)
    {
        using var mirror = file.Peek();
        var business = await db.BusinessAsync(cancel);
        // A mirror of other books (before a restore) is thrown away by whoever serves next.
        var isOurs = mirror?.Ask(
            "SELECT count(*) FROM mirror WHERE books = ?", $"{business.BooksId}") > 0;
        if (mirror is null || !isOurs)
            return await Told(new(0, 0, 0), isWell: true, cancel);

        var position = mirror.Ask("SELECT position FROM mirror");
        var removals = await db.Set<PurchaseRemoval>().AsNoTracking()
            .Where(r => r.Position > position)
            .ToListAsync(cancel);
        var found = MirrorSnapshot.TotalsOf(mirror);
        foreach (var removal in removals)
            found -= MirrorSnapshot.TotalsOf(mirror, removal.FirstPosition, removal.LastPosition);
        var books = await InBooks(position, cancel);
        var isWell = found with { Position = books.Position } == books;
        return await Told(found, isWell, cancel);
    }

    private async Task<Totals> InBooks(long upTo, CancellationToken cancel)
    {
        var sum = await db.Set<Purchase>().Where(p => p.Position <= upTo)
            .GroupBy(p => 1)
            .Select(all => new { Count = all.LongCount(), Net = all.Sum(p => p.NetCoins) })
            .SingleOrDefaultAsync(cancel);
        var last = await Counter.LastOf(db, Counter.Purchases, cancel);
        var totals = new Totals(last, sum?.Count ?? 0, sum?.Net ?? 0);
        await foreach (var sold in Goods(upTo < last ? upTo : null).AsAsyncEnumerable()
            .WithCancellation(cancel))
        {
            totals = totals.With(sold.Code, sold.Lines, sold.Thousandths, sold.Net);
        }
        return totals;
    }

    private sealed record Sold(string Code, long Lines, long Thousandths, long Net);

    // The purchases are asked only where the mirror is behind: every line has one.
    private IQueryable<Sold> Goods(long? upTo)
    {
        var lines = db.Set<PurchaseLine>().Where(l => l.Product != null);
        if (upTo is { } last)
        {
            var purchases = db.Set<Purchase>().Where(p => p.Position <= last);
            lines = lines.Where(l => purchases.Any(
                p => p.CustomerId == l.CustomerId && p.Id == l.PurchaseId));
        }
        return lines.GroupBy(l => l.Product).Select(g => new Sold(
            g.Key!, g.LongCount(), g.Sum(l => l.QuantityThousandths), g.Sum(l => l.NetCoins)));
    }

    private async Task<Finding> Told(Totals mirror, bool isWell, CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var culture = CultureInfo.CurrentCulture;
        var net = new Money(mirror.Net, business.Currency);
        return new("mirror", isWell, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["purchases"] = mirror.Purchases.ToString("N0", culture),
            ["net"] = $"{net.ToString(culture)} {business.CurrencyCode}",
            ["lines"] = mirror.Lines.ToString("N0", culture),
            ["position"] = mirror.Position.ToString("N0", culture),
        });
    }
}
