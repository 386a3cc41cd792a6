namespace Kite.Insight;

/// <summary>
/// What a model of visits looks at: on how many days a customer came again after the first, how
/// many days after the first the last of them was, and how many days they are known.
/// </summary>
internal readonly record struct Past(int Again, int Last, int Known);

/// <summary>
/// Many pasts, equal ones together with how many there are of each, in the order of how often
/// they came again: most customers of a shop share their past with others.
/// </summary>
internal sealed class Pasts
{
    private const int Bits = 20;
    private const long Mask = (1 << Bits) - 1;

    private readonly Past[] all;
    private readonly double[] weights;

    private Pasts(Past[] all, double[] weights)
    {
        (this.all, this.weights) = (all, weights);
        Customers = weights.Sum();
        var rows = new List<Range>();
        for (var (i, from) = (1, 0); i <= all.Length; i++)
        {
            if (i < all.Length && all[i].Again == all[from].Again) continue;
            rows.Add(from..i);
            from = i;
        }
        Rows = rows;
        foreach (var past in all) MostDays = Math.Max(MostDays, past.Known);
    }

    public int Count => all.Length;
    public ReadOnlySpan<Past> All => all;
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>How many customers they are together.</summary>
    public double Customers { get; }

    /// <summary>Stretches of pasts that came again equally often.</summary>
    public IReadOnlyList<Range> Rows { get; }

    public int MostDays { get; }

    public static Pasts Of(IEnumerable<Past> pasts) =>
        Of([.. pasts.Select(p => Pack(p))]);

    /// <summary>Every customer of a moment; of many, every so-manieth.</summary>
    public static Pasts Of(Comings comings, Moment moment, int every = 1)
    {
        var packed = new List<long>(comings.Count / every + 1);
        for (var i = 0; i < comings.Count; i += every)
            if (comings.PastOf(i, moment) is { } past) packed.Add(Pack(past));
        return Of([.. packed]);
    }

    private static Pasts Of(long[] packed)
    {
        Array.Sort(packed);
        var (all, weights) = (new List<Past>(), new List<double>());
        for (var (i, from) = (1, 0); i <= packed.Length; i++)
        {
            if (i < packed.Length && packed[i] == packed[from]) continue;
            all.Add(Unpack(packed[from]));
            weights.Add(i - from);
            from = i;
        }
        return new([.. all], [.. weights]);
    }

    private static long Pack(Past p) =>
        (long)p.Again << (2 * Bits) | (long)p.Last << Bits | (long)p.Known;

    private static Past Unpack(long packed) => new(
        (int)(packed >> (2 * Bits)), (int)(packed >> Bits & Mask), (int)(packed & Mask));
}
