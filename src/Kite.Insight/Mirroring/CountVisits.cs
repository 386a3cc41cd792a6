using System.Buffers;
using System.Numerics;
using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>
/// Counts visits and money while the purchases of a period stream past. Every customer has a few
/// words in a table, found by their number: the money, and one bit for each day, so that two
/// purchases on one day are one visit in whatever order they come. A long period is gone through
/// in slices, which keeps the table small enough to stay in the processor's cache.
/// </summary>
internal sealed class CountVisits : IDisposable
{
    private const int CacheBytes = 16_000_000;
    private const int MostSlices = 12;

    // The first bit of a customer's days marks who brought something back; days come after it.
    private const long BroughtBack = 1;

    private readonly int customers;
    private readonly int words;
    private readonly int stride;
    private readonly long[] table;
    private readonly int[]? visitsBefore;
    private Unnamed unnamed = Unnamed.Nothing;

    private CountVisits(int customers, int days)
    {
        this.customers = customers;
        words = WordsFor(customers, days);
        stride = words + 1;
        // Borrowed: fetching fresh memory would take longer than counting a week.
        table = ArrayPool<long>.Shared.Rent((customers + 1) * stride);
        Array.Clear(table, 0, (customers + 1) * stride);
        visitsBefore = days > DaysInSlice ? new int[customers + 1] : null;
    }

    private int DaysInSlice => words * 64 - 1;

    public static PeriodFigures In(
        DuckDBConnection mirror, Extent extent, Period period, int? store)
    {
        var first = Math.Max(period.From.DayNumber, extent.FirstDay);
        var last = Math.Min(period.To.DayNumber, extent.LastDay);
        var days = Math.Max(last - first + 1, 0);
        using var counting = new CountVisits((int)extent.LastCustomer, days);
        for (var from = first; from <= last; from += counting.DaysInSlice)
        {
            if (from > first) counting.BeginSlice();
            var to = Math.Min(last, from + counting.DaysInSlice - 1);
            using var scan = new PurchaseScan(mirror, from, to, store);
            while (scan.Next()) counting.Add(scan, from);
        }
        return counting.Figures(period);
    }

    public void Dispose() => ArrayPool<long>.Shared.Return(table);

    // As many days at once as the cache holds, but never so few that the scans pile up.
    private static int WordsFor(int customers, int days)
    {
        var whole = days / 64 + 1;
        var cached = CacheBytes / sizeof(long) / Math.Max(customers, 1) - 1;
        return Math.Clamp(cached, Math.Max(1, (whole + MostSlices - 1) / MostSlices), whole);
    }

    private void Add(PurchaseScan scan, int firstDay)
    {
        var (customer, days, net, isReturn) = (scan.Customer, scan.Day, scan.Net, scan.IsReturn);
        for (var i = 0; i < scan.Count; i++)
        {
            if (customer[i] <= 0)
            {
                unnamed = new(unnamed.Purchases + 1, unnamed.Net + net[i]);
                continue;
            }
            var at = (int)customer[i] * stride;
            table[at] += net[i];
            var bit = isReturn[i] ? 0 : days[i] - firstDay + 1;
            table[at + 1 + (bit >> 6)] |= 1L << bit;
        }
    }

    // Money and the mark stay; the days are counted and make room for those of the next slice.
    private void BeginSlice()
    {
        for (var customer = 1; customer <= customers; customer++)
        {
            var days = table.AsSpan(customer * stride + 1, words);
            visitsBefore![customer] += Visits(days);
            days[0] &= BroughtBack;
            days[1..].Clear();
        }
    }

    private static int Visits(ReadOnlySpan<long> days)
    {
        var visits = BitOperations.PopCount(unchecked((ulong)(days[0] & ~BroughtBack)));
        foreach (var word in days[1..]) visits += BitOperations.PopCount(unchecked((ulong)word));
        return visits;
    }

    // Gone through twice, so that every column is made once and as long as it must be.
    private PeriodFigures Figures(Period period)
    {
        var visits = ArrayPool<int>.Shared.Rent(customers + 1);
        var (came, returned) = (0, 0);
        for (var customer = 1; customer <= customers; customer++)
        {
            visits[customer] = VisitsOf(customer);
            if (visits[customer] > 0) came++;
            else if (OnlyBroughtBack(customer)) returned++;
        }
        var (visitors, onlyReturned) = (new Columns(came), new Columns(returned));
        for (var customer = 1; customer <= customers; customer++)
        {
            if (visits[customer] > 0) visitors.Add(customer, visits[customer], Net(customer));
            else if (OnlyBroughtBack(customer)) onlyReturned.Add(customer, 0, Net(customer));
        }
        ArrayPool<int>.Shared.Return(visits);
        return visitors.ToFigures(period, onlyReturned, unnamed);
    }

    private int VisitsOf(int customer)
    {
        var at = customer * stride + 1;
        var before = visitsBefore?[customer] ?? 0;
        return words > 1 ? before + Visits(table.AsSpan(at, words))
            : before + BitOperations.PopCount(unchecked((ulong)(table[at] & ~BroughtBack)));
    }

    private bool OnlyBroughtBack(int customer) =>
        table[customer * stride + 1] == BroughtBack;

    private long Net(int customer) => table[customer * stride];
}
