namespace Kite.Cards;

/// <summary>Coins shared out, so that nothing is lost and nothing comes from nowhere.</summary>
internal static class Remainders
{
    /// <summary>
    /// So many coins, shared by these weights: each gets its whole coins, and those with the
    /// largest remainders one more; the first of equals goes first. Nobody gets more than their
    /// weight as long as the weights together are not less than what is shared.
    /// </summary>
    public static long[] Share(long coins, IReadOnlyList<long> weights)
    {
        var shares = new long[weights.Count];
        var whole = weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        if (coins == 0 || whole == 0) return shares;

        var rests = new Int128[weights.Count];
        var left = coins;
        for (var i = 0; i < weights.Count; i++)
        {
            var (share, rest) = Int128.DivRem((Int128)coins * weights[i], whole);
            (shares[i], rests[i]) = ((long)share, rest);
            left -= shares[i];
        }
        if (left == 0) return shares;

        foreach (var i in Enumerable.Range(0, weights.Count).OrderByDescending(i => rests[i]))
        {
            if (left == 0) break;
            shares[i]++;
            left--;
        }
        return shares;
    }

    /// <summary>So much of a whole, rounded to the nearest coin, a half upwards.</summary>
    public static long Part(long coins, long of, long whole) =>
        (long)((((Int128)coins * of * 2) + whole) / ((Int128)whole * 2));
}
