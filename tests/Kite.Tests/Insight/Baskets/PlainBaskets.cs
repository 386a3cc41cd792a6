using System.Globalization;
using Kite.Insight;

namespace Kite.Tests.Insight.Baskets;

/// <summary>
/// Baskets worked out piece by piece, with nothing of the program: every piece that was sold lies
/// on a table, and what comes back takes pieces away.
/// </summary>
internal sealed class PlainBaskets
{
    private sealed record Piece(int Receipt, long Customer, DateOnly Day, string Product);

    private readonly IReadOnlyList<Sale> sales;
    private readonly List<Piece> left = [];

    /// <summary>The sales in the order in which they came into the books.</summary>
    public PlainBaskets(IReadOnlyList<Sale> sales)
    {
        this.sales = sales;
        for (var i = 0; i < sales.Count; i++)
        {
            foreach (var line in sales[i].Lines.Where(l => l.Net > 0))
                for (var piece = 0; piece < line.Pieces; piece++)
                    left.Add(new(i, sales[i].Customer, sales[i].Day, line.Product));
        }
        foreach (var (sale, i) in sales.Select((sale, i) => (sale, i)).OrderBy(s => s.sale.Day))
            foreach (var line in sale.Lines.Where(l => l.Net < 0))
                for (var piece = 0; piece < line.Pieces; piece++) TakeOne(sale, i, line.Product);
    }

    /// <summary>What is left on a receipt, each thing once.</summary>
    public IReadOnlyList<string> On(int receipt) =>
        [.. left.Where(p => p.Receipt == receipt).Select(p => p.Product).Distinct().Order()];

    /// <summary>Per pair: <c>CAKE TEA 3 of 5 and 4 in 9</c>.</summary>
    public IEnumerable<string> Pairs(int least, Func<Sale, bool>? asked = null)
    {
        var receipts = Enumerable.Range(0, sales.Count)
            .Where(i => asked?.Invoke(sales[i]) != false).Select(On)
            .Where(r => r.Count > 0).ToList();
        var all = receipts.SelectMany(r => r).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var a in all)
        {
            foreach (var b in all.Where(b => string.CompareOrdinal(a, b) < 0))
            {
                var both = receipts.Count(r => r.Contains(a) && r.Contains(b));
                if (both < least) continue;
                yield return $"{a} {b} {both} of {receipts.Count(r => r.Contains(a))} and "
                    + $"{receipts.Count(r => r.Contains(b))} in {receipts.Count}";
            }
        }
    }

    /// <summary>Per customer: <c>7: CAKE TEA</c>.</summary>
    public IEnumerable<string> Tastes(Func<Sale, bool>? asked = null) => left
        .Where(p => p.Customer > 0 && asked?.Invoke(sales[p.Receipt]) != false)
        .GroupBy(p => p.Customer).OrderBy(c => c.Key)
        .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}: ")
            + string.Join(' ', c.GroupBy(p => p.Product)
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => $"{p.Key}@{p.Min(x => x.Day):yyyyMMdd}")));

    public static IEnumerable<string> Told(Kite.Insight.Baskets baskets) => baskets.Pairs
        .OrderBy(p => p.A, StringComparer.Ordinal).ThenBy(p => p.B, StringComparer.Ordinal)
        .Select(p => $"{p.A} {p.B} {p.Both} of {p.OfA} and {p.OfB} in {p.All}");

    public static IEnumerable<string> Told(Tastes tastes, ProductCodes codes)
    {
        for (var c = 0; c < tastes.Count; c++)
        {
            var (products, firsts) = (tastes.Products(c).ToArray(), tastes.Firsts(c).ToArray());
            if (products.Length == 0) continue;
            yield return string.Create(CultureInfo.InvariantCulture, $"{tastes.Customer(c)}: ")
                + string.Join(' ', products.Select((p, i) => (Code: codes[p], Day: firsts[i]))
                    .OrderBy(p => p.Code, StringComparer.Ordinal)
                    .Select(p => $"{p.Code}@{DateOnly.FromDayNumber(p.Day):yyyyMMdd}"));
        }
    }

    // The own receipt first, where a line of a sale is below nothing; then the latest with it.
    private void TakeOne(Sale back, int receipt, string product)
    {
        var own = back.IsReturn
            ? -1
            : left.FindIndex(p => p.Receipt == receipt && p.Product == product);
        if (own < 0 && back.Customer > 0)
        {
            own = left.Select((p, i) => (p, i))
                .Where(x => x.p.Customer == back.Customer && x.p.Product == product
                    && x.p.Day <= back.Day)
                .OrderByDescending(x => x.p.Day).ThenByDescending(x => x.p.Receipt)
                .Select(x => x.i).DefaultIfEmpty(-1).First();
        }
        if (own >= 0) left.RemoveAt(own);
    }
}
