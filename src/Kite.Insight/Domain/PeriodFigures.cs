namespace Kite.Insight;

/// <summary>
/// What every customer who came in a period did there: visits and money, by customer number.
/// A visit is a day with at least one purchase; what was brought back lowers the money and
/// is no visit.
/// </summary>
internal sealed class PeriodFigures
{
    private readonly long[] customers;
    private readonly int[] visits;
    private readonly long[] net;
    private Places? places;

    public PeriodFigures(
        Period period, long[] customers, int[] visits, long[] net, OnlyReturned onlyReturned,
        Unnamed unnamed)
    {
        (this.customers, this.visits, this.net) = (customers, visits, net);
        (Period, OnlyReturned, Unnamed) = (period, onlyReturned, unnamed);
        foreach (var count in visits) TotalVisits += count;
        foreach (var coins in net) TotalNet += coins;
    }

    public Period Period { get; }

    /// <summary>How many customers came at least once.</summary>
    public int Count => customers.Length;

    public long TotalVisits { get; }
    public long TotalNet { get; }

    /// <summary>Those who came only to bring something back: in no quarter, but counted.</summary>
    public OnlyReturned OnlyReturned { get; }

    /// <summary>What unnamed guests bought: in no quarter, but counted.</summary>
    public Unnamed Unnamed { get; }

    /// <summary>All the money the books show for the period.</summary>
    public long BooksNet => TotalNet + OnlyReturned.Net + Unnamed.Net;

    public ReadOnlySpan<long> Customers => customers;
    public ReadOnlySpan<int> Visits => visits;
    public ReadOnlySpan<long> Net => net;

    /// <summary>Where they lie on the map; worked out when first asked for, and kept.</summary>
    public Places Places => places ??= Places.Of(this);

    public Visitor this[int index] => new(customers[index], visits[index], net[index]);

    public Visitor? Find(long customer)
    {
        var at = Array.BinarySearch(customers, customer);
        return at < 0 ? null : this[at];
    }

    /// <summary>The same figures for the customers of a segment alone.</summary>
    public PeriodFigures Within(Members members)
    {
        var kept = members.PlacesIn(customers);
        return new(
            Period,
            Array.ConvertAll(kept, i => customers[i]),
            Array.ConvertAll(kept, i => visits[i]),
            Array.ConvertAll(kept, i => net[i]),
            OnlyReturned.Within(members),
            Unnamed.Nothing);
    }
}
