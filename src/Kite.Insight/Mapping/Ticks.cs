namespace Kite.Insight;

/// <summary>The round numbers beside an axis.</summary>
internal static class Ticks
{
    private static readonly double[] Fine = [1, 2, 5];
    private static readonly double[] Coarse = [1];

    /// <summary>Visits: 1, 2, 3, 4, 6, 8, 12 …; the odd steps are left out on a phone.</summary>
    public static IEnumerable<(long Visits, bool Odd)> OfVisits(MapFrame frame)
    {
        const double TooClose = 30;
        var end = double.NegativeInfinity;
        foreach (var (visits, odd) in PowersAndHalves())
        {
            var at = frame.Middle(visits);
            if (at >= MapFrame.Width) yield break;
            if (at - end < TooClose) continue;

            yield return (visits, odd);
            end = at;
        }
    }

    private static IEnumerable<(long Visits, bool Odd)> PowersAndHalves()
    {
        yield return (1, Odd: false);
        for (long power = 2; power < long.MaxValue / 4; power *= 2)
        {
            yield return (power, Odd: false);
            yield return (power / 2 * 3, Odd: true);
        }
    }

    /// <summary>Coins a visit, at 1, 2 and 5 of every tenfold; of many, at 1 alone.</summary>
    public static IEnumerable<long> OfCoins(MapFrame frame)
    {
        var tenfolds = (frame.Top - frame.Bottom) / Math.Log(10);
        var steps = tenfolds > 4 ? Coarse : Fine;
        var first = (int)Math.Floor(frame.Bottom / Math.Log(10));
        for (var power = Math.Max(first, 0); power <= first + tenfolds + 1; power++)
        {
            foreach (var step in steps)
            {
                var coins = (long)(step * Math.Pow(10, power));
                if (Math.Log(coins) > frame.Bottom && Math.Log(coins) < frame.Top)
                    yield return coins;
            }
        }
    }
}
