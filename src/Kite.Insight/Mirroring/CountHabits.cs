using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>Finds every customer's habit: all days on which they bought, put in order.</summary>
internal static class CountHabits
{
    public static Habits UpTo(DuckDBConnection mirror, Extent extent, DateOnly day, int? store)
    {
        var (starts, days, net) = Sorted(mirror, extent, day, store);
        return new(Told(starts, days, net));
    }

    /// <summary>Hands out each customer's days, in order, each once.</summary>
    public static void Walk(
        DuckDBConnection mirror, Extent extent, DateOnly day, int? store, EachCustomer each)
    {
        var (starts, days, _) = Sorted(mirror, extent, day, store);
        for (var customer = 1; customer < starts.Length - 1; customer++)
        {
            var theirs = days.AsSpan(starts[customer]..starts[customer + 1]);
            if (!theirs.IsEmpty) each(customer, Habit.Once(theirs));
        }
    }

    private static (int[] Starts, int[] Days, long[] Net) Sorted(
        DuckDBConnection mirror, Extent extent, DateOnly day, int? store)
    {
        // First how many days each customer needs, then the days, each at its customer's place.
        var last = Math.Min(day.DayNumber, extent.LastDay);
        var starts = new int[(int)extent.LastCustomer + 2];
        using (var counting = new PurchaseScan(mirror, extent.FirstDay, last, store))
        {
            while (counting.Next()) Count(counting, starts);
        }
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];

        var days = new int[starts[^1]];
        var net = new long[starts.Length];
        var filled = starts.ToArray();
        using var filling = new PurchaseScan(mirror, extent.FirstDay, last, store);
        while (filling.Next()) Fill(filling, filled, days, net);
        return (starts, days, net);
    }

    private static void Count(PurchaseScan scan, int[] starts)
    {
        for (var i = 0; i < scan.Count; i++)
            if (scan.Customer[i] > 0 && !scan.IsReturn[i]) starts[(int)scan.Customer[i] + 1]++;
    }

    private static void Fill(PurchaseScan scan, int[] filled, int[] days, long[] net)
    {
        for (var i = 0; i < scan.Count; i++)
        {
            if (scan.Customer[i] <= 0) continue;

            var customer = (int)scan.Customer[i];
            net[customer] += scan.Net[i];
            if (!scan.IsReturn[i]) days[filled[customer]++] = scan.Day[i];
        }
    }

    private static Habit[] Told(int[] starts, int[] days, long[] net)
    {
        var habits = new List<Habit>();
        for (var customer = 1; customer < starts.Length - 1; customer++)
        {
            var theirs = days.AsSpan(starts[customer]..starts[customer + 1]);
            if (!theirs.IsEmpty) habits.Add(Habit.Of(customer, theirs, net[customer]));
        }
        return [.. habits];
    }
}
