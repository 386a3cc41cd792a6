using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>
/// Classes once more, the plain and slow way: one customer after the other, from the sales.
/// </summary>
internal static class PlainClasses
{
    public static IReadOnlyList<(string Class, int Customers, long Net)> Of(
        IEnumerable<Sale> sales, ShareOf of, params int[] bounds)
    {
        var classed = Classed(sales, of, bounds);
        return
        [
            .. Enumerable.Range(0, bounds.Length + 1).Select(at => (
                ((char)('A' + at)).ToString(),
                classed.Count(c => c.Class == at),
                classed.Where(c => c.Class == at).Sum(c => c.Net))),
        ];
    }

    public static List<(long Customer, long Net, int Class)> Classed(
        IEnumerable<Sale> sales, ShareOf of, int[] bounds)
    {
        var people = sales.Where(s => s.Customer > 0).GroupBy(s => s.Customer)
            .Select(g => (Customer: g.Key, Net: g.Sum(s => s.Net)))
            .OrderByDescending(p => p.Net).ThenBy(p => p.Customer).ToList();
        var whole = of is ShareOf.Revenue
            ? people.Where(p => p.Net > 0).Sum(p => (decimal)p.Net)
            : people.Count;
        var told = new List<(long, long, int)>();
        foreach (var (customer, net) in people)
        {
            // Of equals the first one decides, so that all share the better class.
            var ahead = people.TakeWhile(p => p.Net > net).ToList();
            var before = of is ShareOf.Revenue
                ? ahead.Where(p => p.Net > 0).Sum(p => (decimal)p.Net)
                : ahead.Count;
            var at = net <= 0
                ? bounds.Length
                : bounds.TakeWhile(bound => before * 100 >= bound * whole).Count();
            told.Add((customer, net, at));
        }
        return told;
    }

    /// <summary>The mean difference between any two, by any two.</summary>
    public static double Gini(IReadOnlyList<long> nets)
    {
        var spent = nets.Select(n => (double)Math.Max(n, 0)).ToList();
        var apart = spent.Sum(a => spent.Sum(b => Math.Abs(a - b)));
        return apart / (2.0 * spent.Count * spent.Sum());
    }
}
