namespace Kite.Insight;

/// <summary>
/// The round numbers that part the map into cells, ten to every tenfold as on a ruler for
/// preferred sizes: 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32 … They never move with the data,
/// so a cell stays the same cell while lines are dragged and periods change.
/// </summary>
internal static class Scale
{
    private static readonly long[] Edges = [.. RoundNumbers()];
    private static readonly int[] StepOfPowerOfTwo = [.. PowersOfTwo()];

    /// <summary>How many steps there are, the one below 1 among them.</summary>
    public static int Steps => Edges.Length + 1;

    /// <summary>The step of a number: how many edges it has reached.</summary>
    public static int StepOf(long value)
    {
        if (value < 1) return 0;

        var step = StepOfPowerOfTwo[(int)long.Log2(value)];
        while (step < Edges.Length && Edges[step] <= value) step++;
        return step;
    }

    /// <summary>The first number of a step; below 1 there is none.</summary>
    public static long? From(int step) => step == 0 ? null : Edges[step - 1];

    /// <summary>The first number of the next step; above the last there is none.</summary>
    public static long? To(int step) => step == Edges.Length ? null : Edges[step];

    private static IEnumerable<long> RoundNumbers()
    {
        long[] small = [1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 63, 80];
        foreach (var edge in small) yield return edge;

        long[] large = [100, 125, 160, 200, 250, 315, 400, 500, 630, 800];
        long tenfold = 1;
        for (var decade = 2; decade <= 18; decade++)
        {
            foreach (var edge in large) yield return edge * tenfold;
            if (decade < 18) tenfold *= 10;
        }
    }

    private static IEnumerable<int> PowersOfTwo()
    {
        for (var power = 0; power < 63; power++)
            yield return Edges.Count(edge => edge <= 1L << power);
    }
}
