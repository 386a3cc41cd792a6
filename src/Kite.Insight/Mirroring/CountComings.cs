using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>
/// Boils down how everyone came while their purchases stream past: first how many each needs,
/// then the days and the money, each at its customer's place.
/// </summary>
internal static class CountComings
{
    public static Comings UpTo(DuckDBConnection mirror, Extent extent, DateOnly end, int? store)
    {
        var last = Math.Min(end.DayNumber, extent.LastDay);
        var starts = new int[(int)extent.LastCustomer + 2];
        var first = int.MaxValue;
        using (var counting = new PurchaseScan(mirror, extent.FirstDay, last, store))
        {
            while (counting.Next()) first = Math.Min(first, Count(counting, starts));
        }
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];

        var (days, net) = (new int[starts[^1]], new long[starts[^1]]);
        var filled = starts.ToArray();
        using var filling = new PurchaseScan(mirror, extent.FirstDay, last, store);
        while (filling.Next()) Fill(filling, filled, days, net);
        return Told(starts, days, net, first, end);
    }

    private static int Count(PurchaseScan scan, int[] starts)
    {
        var first = int.MaxValue;
        for (var i = 0; i < scan.Count; i++)
        {
            if (scan.Customer[i] <= 0) continue;

            starts[(int)scan.Customer[i] + 1]++;
            if (!scan.IsReturn[i]) first = Math.Min(first, scan.Day[i]);
        }
        return first;
    }

    // A day is kept doubled: the odd ones are those on which something was brought back.
    private static void Fill(PurchaseScan scan, int[] filled, int[] days, long[] net)
    {
        for (var i = 0; i < scan.Count; i++)
        {
            if (scan.Customer[i] <= 0) continue;

            var at = filled[scan.Customer[i]]++;
            days[at] = 2 * scan.Day[i] + (scan.IsReturn[i] ? 1 : 0);
            net[at] = scan.Net[i];
        }
    }

    private static Comings Told(int[] starts, int[] days, long[] net, int first, DateOnly end)
    {
        var comings = ComingsBegun.On(
            first == int.MaxValue ? end : DateOnly.FromDayNumber(first), end);
        var theirs = new DaysOfOne();
        for (var customer = 1; customer < starts.Length - 1; customer++)
        {
            var (from, to) = (starts[customer], starts[customer + 1]);
            if (from == to) continue;

            Array.Sort(days, net, from, to - from);
            for (var i = from; i < to; i++)
                theirs.Add(days[i] >> 1, net[i], came: (days[i] & 1) == 0);
            theirs.Tell(customer, comings);
        }
        return comings;
    }
}
