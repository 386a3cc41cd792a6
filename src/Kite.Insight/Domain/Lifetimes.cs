namespace Kite.Insight;

/// <summary>
/// When every customer who ever came did so first and last, and what they brought in all, by
/// customer number.
/// </summary>
internal sealed class Lifetimes(long[] customers, int[] first, int[] last, long[] net)
{
    public int Count => customers.Length;
    public ReadOnlySpan<long> Customers => customers;
    public ReadOnlySpan<long> Net => net;

    /// <summary>The first and the last day on which any of them came.</summary>
    public (DateOnly First, DateOnly Last)? Reach => Count == 0
        ? null
        : (DateOnly.FromDayNumber(first.Min()), DateOnly.FromDayNumber(last.Max()));

    public DateOnly First(int index) => DateOnly.FromDayNumber(first[index]);

    public DateOnly Last(int index) => DateOnly.FromDayNumber(last[index]);

    /// <summary>The same for the customers of a segment alone.</summary>
    public Lifetimes Within(Members members)
    {
        var kept = members.PlacesIn(customers);
        return new(
            Array.ConvertAll(kept, i => customers[i]), Array.ConvertAll(kept, i => first[i]),
            Array.ConvertAll(kept, i => last[i]), Array.ConvertAll(kept, i => net[i]));
    }
}
