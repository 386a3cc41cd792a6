namespace Kite.Insight;

/// <summary>
/// Whether two steps were alike: Pearson's chi-square of homogeneity over all rows at once. Where
/// they were not, what is to come cannot be reckoned from them.
/// </summary>
internal sealed record SameTwice(double Sum, int Freedom, double Chance)
{
    /// <summary>Counts expected to be smaller than this are put together.</summary>
    public const double LeastExpected = 5;

    /// <summary>Steps that differ more than chance does in 19 of 20 cases are not alike.</summary>
    public const double LeastChance = 0.05;

    public bool IsSame => Chance >= LeastChance;

    public static SameTwice Of(IEnumerable<(int[] First, int[] Second)> rows)
    {
        var (sum, freedom) = (0.0, 0);
        foreach (var (first, second) in rows)
        {
            var (part, free) = Row(first, second);
            (sum, freedom) = (sum + part, freedom + free);
        }
        return new(sum, freedom, Tails.ChiSquare(sum, freedom));
    }

    private static (double Sum, int Freedom) Row(int[] first, int[] second)
    {
        double n = first.Sum(), m = second.Sum();
        if (n == 0 || m == 0) return (0, 0);

        var columns = PutTogether(first, second, Math.Min(n, m) / (n + m));
        var sum = 0.0;
        foreach (var (a, b) in columns)
        {
            var (ofFirst, ofSecond) = ((a + b) * n / (n + m), (a + b) * m / (n + m));
            sum += (a - ofFirst) * (a - ofFirst) / ofFirst
                + (b - ofSecond) * (b - ofSecond) / ofSecond;
        }
        return (sum, columns.Count - 1);
    }

    // The smallest columns first, each into the next larger, until all are large enough.
    private static List<(double First, double Second)> PutTogether(
        int[] first, int[] second, double share)
    {
        var columns = first.Zip(second, (a, b) => ((double)a, (double)b))
            .Where(c => c.Item1 + c.Item2 > 0)
            .OrderBy(c => c.Item1 + c.Item2)
            .ToList();
        while (columns.Count > 1
            && (columns[0].Item1 + columns[0].Item2) * share < LeastExpected)
        {
            columns[1] = (
                columns[0].Item1 + columns[1].Item1, columns[0].Item2 + columns[1].Item2);
            columns.RemoveAt(0);
            columns = [.. columns.OrderBy(c => c.Item1 + c.Item2)];
        }
        return columns;
    }
}
