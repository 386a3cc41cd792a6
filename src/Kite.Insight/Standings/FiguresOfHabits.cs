using Kite.Customers;

namespace Kite.Insight;

/// <summary>
/// Goes through everyone who ever came together with what they did in some days: who did not come
/// then has no visit and no money there, but for what they brought back.
/// </summary>
internal static class FiguresOfHabits
{
    public static CustomerNumbers Each(
        Habits habits, PeriodFigures figures, Func<int, long, bool> passes)
    {
        var numbers = new List<long>();
        var returned = figures.OnlyReturned;
        var (v, r) = (0, 0);
        foreach (ref readonly var habit in habits.All)
        {
            var customer = habit.Customer;
            while (v < figures.Count && figures.Customers[v] < customer) v++;
            while (r < returned.Count && returned.Customers[r] < customer) r++;
            var (visits, net) = v < figures.Count && figures.Customers[v] == customer
                ? (figures.Visits[v], figures.Net[v])
                : r < returned.Count && returned.Customers[r] == customer
                    ? (0, returned.NetAt(r))
                    : (0, 0L);
            if (passes(visits, net)) numbers.Add(customer);
        }
        return new([.. numbers]);
    }
}
