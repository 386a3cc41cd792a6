namespace Kite.Insight;

/// <summary>Customers who came in a period only to bring something back.</summary>
internal sealed class OnlyReturned(long[] customers, long[] net)
{
    public static readonly OnlyReturned Nobody = new([], []);

    public int Count => customers.Length;
    public long Net { get; } = net.Sum();
    public ReadOnlySpan<long> Customers => customers;
    public ReadOnlySpan<long> Nets => net;

    public long NetAt(int index) => net[index];

    public OnlyReturned Within(Members members)
    {
        var kept = members.PlacesIn(customers);
        return new(
            Array.ConvertAll(kept, i => customers[i]), Array.ConvertAll(kept, i => net[i]));
    }
}

/// <summary>What guests without a name bought in a period.</summary>
internal sealed record Unnamed(long Purchases, long Net)
{
    public static readonly Unnamed Nothing = new(0, 0);
}
