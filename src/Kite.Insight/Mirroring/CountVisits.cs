using System.Numerics;
using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>
/// Counts visits and money, customer by customer, while the purchases of a period stream past.
/// Every customer has a few words: the money, and one bit for each day, so that two purchases on
/// one day are one visit in whatever order they come. A long period is gone through in slices,
/// which keeps the counters small enough to stay in the processor's cache.
/// </summary>
internal sealed class CountVisits
{
    private const int CacheBytes = 16_000_000;
    private const int MostSlices = 12;

    private readonly CustomerSlots slots;
    private readonly int words;
    private readonly long[] table;
    private readonly int[] visits;
    private readonly long[] net;
    private readonly bool[] seen;
    private long unnamed;
    private long unnamedNet;

    private CountVisits(CustomerSlots slots, int days)
    {
        this.slots = slots;
        words = WordsFor(slots.Count, days);
        table = new long[slots.Count * (words + 1)];
        (visits, net, seen) = (new int[slots.Count], new long[slots.Count], new bool[slots.Count]);
    }

    public static PeriodFigures In(DuckDBConnection mirror, Period period, int? store)
    {
        if (Extent.Of(mirror) is not { } extent) return Nobody(period);

        var first = Math.Max(period.From.DayNumber, extent.FirstDay);
        var last = Math.Min(period.To.DayNumber, extent.LastDay);
        if (last < first) return Nobody(period);

        var counting = new CountVisits(CustomerSlots.Of(mirror, extent), last - first + 1);
        var days = counting.words * 64;
        for (var from = first; from <= last; from += days)
        {
            using var scan = new PurchaseScan(
                mirror, from, Math.Min(last, from + days - 1), store);
            counting.Add(scan, from);
        }
        return counting.Figures(period);
    }

    private static PeriodFigures Nobody(Period period) =>
        new(period, [], [], [], OnlyReturned.Nobody, Unnamed.Nothing);

    // As many days at once as the cache holds, but never so few that the scans pile up.
    private static int WordsFor(int customers, int days)
    {
        var whole = (days + 63) / 64;
        var cached = CacheBytes / sizeof(long) / Math.Max(customers, 1) - 1;
        return Math.Clamp(cached, Math.Max(1, (whole + MostSlices - 1) / MostSlices), whole);
    }

    private void Add(PurchaseScan scan, int firstDay)
    {
        while (scan.Next())
        {
            var customer = scan.Customer;
            if (customer > 0) Add(slots.Of(customer), scan, firstDay);
            else (unnamed, unnamedNet) = (unnamed + 1, unnamedNet + scan.Net);
        }
        EndSlice();
    }

    private void Add(int slot, PurchaseScan scan, int firstDay)
    {
        var at = slot * (words + 1);
        table[at] += scan.Net;
        if (scan.IsReturn)
        {
            seen[slot] = true;
            return;
        }
        var day = scan.Day - firstDay;
        table[at + 1 + (day >> 6)] |= 1L << day;
    }

    private void EndSlice()
    {
        for (int slot = 0, at = 0; slot < visits.Length; slot++)
        {
            net[slot] += table[at];
            table[at++] = 0;
            for (var word = 0; word < words; word++)
            {
                visits[slot] += BitOperations.PopCount(unchecked((ulong)table[at]));
                table[at++] = 0;
            }
        }
    }

    private PeriodFigures Figures(Period period)
    {
        var came = Slots(slot => visits[slot] > 0);
        var returned = Slots(slot => visits[slot] == 0 && seen[slot]);
        return new(
            period,
            Array.ConvertAll(came, slots.NumberAt),
            Array.ConvertAll(came, slot => visits[slot]),
            Array.ConvertAll(came, slot => net[slot]),
            new(
                Array.ConvertAll(returned, slots.NumberAt),
                Array.ConvertAll(returned, slot => net[slot])),
            new(unnamed, unnamedNet));
    }

    private int[] Slots(Predicate<int> wanted)
    {
        var found = new List<int>();
        for (var slot = 0; slot < visits.Length; slot++)
            if (wanted(slot)) found.Add(slot);
        return [.. found];
    }
}
