namespace Kite.Insight;

/// <summary>The customer in the middle; of two in the middle their mean, rounded down.</summary>
internal static class Median
{
    public static long Visits(PeriodFigures figures)
    {
        if (figures.Count == 0) return 0;

        var most = 0;
        foreach (var visits in figures.Visits) most = Math.Max(most, visits);
        var customers = new int[most + 1];
        foreach (var visits in figures.Visits) customers[visits]++;

        return ((long)Nth(customers, (figures.Count - 1) / 2)
            + Nth(customers, figures.Count / 2)) / 2;
    }

    /// <summary>The median of what a visit brings, exact and then rounded down to a coin.</summary>
    public static long Average(PeriodFigures figures)
    {
        if (figures.Count == 0) return 0;

        // Rows of the map first, then the whole coins within the rows in the middle, and only who
        // is left then is compared by fractions: a million customers are never put in order.
        var places = figures.Places;
        var (lower, upper) = ((figures.Count - 1) / 2, figures.Count / 2);
        var rows = new int[Scale.Steps];
        for (var i = 0; i < figures.Count; i++) rows[places.Row(i)]++;
        var (first, last) = (Nth(rows, lower), Nth(rows, upper));
        var below = rows.Take(first).Sum();
        var coins = Reached(figures, first, last);
        var (low, high) = (coins[lower - below], coins[upper - below]);

        below += coins.IndexOf(low);
        var near = InTheMiddle(figures, low, high);
        return HalfWay(near[lower - below], near[upper - below]);
    }

    /// <summary>The whole coins reached by those in these rows, in order.</summary>
    private static List<long> Reached(PeriodFigures figures, int first, int last)
    {
        var places = figures.Places;
        var reached = new List<long>();
        for (var i = 0; i < figures.Count; i++)
            if (places.Row(i) is var row && first <= row && row <= last)
                reached.Add(places.Reached(i));
        reached.Sort();
        return reached;
    }

    /// <summary>Who reaches between these coins a visit, in order of the exact fraction.</summary>
    private static List<Visitor> InTheMiddle(PeriodFigures figures, long low, long high)
    {
        var places = figures.Places;
        var near = new List<Visitor>();
        for (var i = 0; i < figures.Count; i++)
            if (places.Reached(i) is var coins && low <= coins && coins <= high)
                near.Add(figures[i]);
        near.Sort((a, b) => ((Int128)a.Net * b.Visits).CompareTo((Int128)b.Net * a.Visits));
        return near;
    }

    private static int Nth(int[] counts, int n)
    {
        var at = 0;
        while (n >= counts[at]) n -= counts[at++];
        return at;
    }

    private static long HalfWay(Visitor a, Visitor b)
    {
        var sum = (Int128)a.Net * b.Visits + (Int128)b.Net * a.Visits;
        var parts = (Int128)2 * a.Visits * b.Visits;
        var (half, rest) = Int128.DivRem(sum, parts);
        return (long)(rest < 0 ? half - 1 : half);
    }
}
