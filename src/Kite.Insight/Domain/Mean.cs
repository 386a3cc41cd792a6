namespace Kite.Insight;

/// <summary>The average over all customers, each counted once, rounded down.</summary>
internal static class Mean
{
    public static long Visits(PeriodFigures figures) =>
        figures.Count == 0 ? 0 : figures.TotalVisits / figures.Count;

    /// <summary>The mean of what each customer's visit brings, exact until the last step.</summary>
    public static long Average(PeriodFigures figures)
    {
        if (figures.Count == 0) return 0;

        // Whole coins are summed at once, and the odd coins by the visits they are shared over.
        Int128 whole = 0;
        var odd = new SortedDictionary<int, long>();
        for (var i = 0; i < figures.Count; i++)
        {
            var visitor = figures[i];
            whole += visitor.Average;
            var rest = visitor.Net - visitor.Average * visitor.Visits;
            if (rest != 0) odd[visitor.Visits] = odd.GetValueOrDefault(visitor.Visits) + rest;
        }

        System.Numerics.BigInteger parts = 1, sum = 0;
        foreach (var (visits, rest) in odd)
        {
            sum = sum * visits + rest * parts;
            parts *= visits;
        }
        return Floor(whole * parts + sum, parts * figures.Count);
    }

    private static long Floor(
        System.Numerics.BigInteger sum, System.Numerics.BigInteger parts)
    {
        var share = System.Numerics.BigInteger.DivRem(sum, parts, out var rest);
        return (long)(rest.Sign < 0 ? share - 1 : share);
    }
}
