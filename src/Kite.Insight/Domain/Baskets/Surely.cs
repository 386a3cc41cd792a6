namespace Kite.Insight;

/// <summary>How far counts can be chance, and how that is kept from fooling who looks at many.
/// </summary>
internal static class Surely
{
    /// <summary>Of twenty that are shown, one at most may be chance.</summary>
    public const double FalseShare = 0.05;

    private const double Sigmas = 1.959963984540054;

    /// <summary>
    /// Fisher's exact test, one-sided: how likely at least so many fall together by chance, when
    /// <paramref name="a"/> and <paramref name="b"/> of <paramref name="all"/> are dealt blindly.
    /// </summary>
    public static double Together(long all, long a, long b, long both)
    {
        if (both <= Math.Max(0, a + b - all)) return 1;
        var most = Math.Min(a, b);
        var term = Math.Exp(
            Ways(a, both) + Ways(all - a, b - both) - Ways(all, b));
        var sum = 0.0;
        for (var k = both; k <= most; k++)
        {
            sum += term;
            if (term < sum * 1e-15) break;
            term *= (double)(a - k) * (b - k) / ((k + 1.0) * (all - a - b + k + 1.0));
        }
        return Math.Min(1, sum);
    }

    /// <summary>
    /// Benjamini and Hochberg: for each chance the share of false ones among all that are at
    /// least as sure, of so many that were looked at. Those not listed count as nothing found.
    /// </summary>
    public static double[] Among(IReadOnlyList<double> chances, double looked)
    {
        var order = Enumerable.Range(0, chances.Count).OrderBy(i => chances[i]).ToArray();
        var shares = new double[chances.Count];
        var least = 1.0;
        for (var rank = order.Length; rank > 0; rank--)
        {
            var at = order[rank - 1];
            least = Math.Min(least, chances[at] * looked / rank);
            shares[at] = least;
        }
        return shares;
    }

    /// <summary>How a ratio of shares spreads, as a factor down and up in 19 of 20 cases.
    /// </summary>
    public static double Factor(double variance) => Math.Exp(Sigmas * Math.Sqrt(variance));

    private static double Ways(long of, long chosen) =>
        Special.LnGamma(of + 1.0) - Special.LnGamma(chosen + 1.0)
        - Special.LnGamma(of - chosen + 1.0);
}
