using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>
/// Finds everyone's first and last visit and all their money while their purchases stream past.
/// </summary>
internal static class CountLifetimes
{
    // The days are one more than they are, so that 0 is nobody.
    private record struct Life(int First, int Last, long Net);

    public static Lifetimes UpTo(
        DuckDBConnection mirror, Extent extent, DateOnly day, int? store)
    {
        var lives = new Life[(int)extent.LastCustomer + 1];
        var until = Math.Min(day.DayNumber, extent.LastDay);
        using (var scan = new PurchaseScan(mirror, extent.FirstDay, until, store))
        {
            while (scan.Next()) Add(scan, lives);
        }
        return Told(lives);
    }

    private static void Add(PurchaseScan scan, Life[] lives)
    {
        var (customer, days, net, isReturn) = (scan.Customer, scan.Day, scan.Net, scan.IsReturn);
        for (var i = 0; i < scan.Count; i++)
        {
            if (customer[i] <= 0) continue;

            ref var life = ref lives[customer[i]];
            life.Net += net[i];
            if (isReturn[i]) continue;

            var day = days[i] + 1;
            if (life.First == 0 || day < life.First) life.First = day;
            if (day > life.Last) life.Last = day;
        }
    }

    private static Lifetimes Told(Life[] lives)
    {
        var count = 0;
        foreach (ref readonly var life in lives.AsSpan())
            if (life.First > 0) count++;

        var (customers, first, last) = (new long[count], new int[count], new int[count]);
        var (net, at) = (new long[count], 0);
        for (var customer = 1; customer < lives.Length; customer++)
        {
            ref readonly var life = ref lives[customer];
            if (life.First == 0) continue;

            (customers[at], net[at]) = (customer, life.Net);
            (first[at], last[at++]) = (life.First - 1, life.Last - 1);
        }
        return new(customers, first, last, net);
    }
}
