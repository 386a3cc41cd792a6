using Kite.Customers;

namespace Kite.Insight;

/// <summary>
/// Goes through some customers together with what they did in some days: who did not come then
/// has no visit and no money there, but for what they brought back.
/// </summary>
internal static class FiguresOfAll
{
    /// <summary>Those of <paramref name="all"/> who pass by their figures of the days.</summary>
    public static CustomerNumbers Each(
        PeriodFigures all, PeriodFigures figures, Func<int, long, bool> passes)
    {
        var numbers = new List<long>();
        var customers = figures.Customers;
        var returned = figures.OnlyReturned;
        var (v, r) = (0, 0);
        foreach (var customer in all.Customers)
        {
            while (v < customers.Length && customers[v] < customer) v++;
            while (r < returned.Count && returned.Customers[r] < customer) r++;
            var (visits, net) = v < customers.Length && customers[v] == customer
                ? (figures.Visits[v], figures.Net[v])
                : r < returned.Count && returned.Customers[r] == customer
                    ? (0, returned.NetAt(r))
                    : (0, 0L);
            if (passes(visits, net)) numbers.Add(customer);
        }
        return new([.. numbers]);
    }
}
