namespace Kite.Insight;

/// <summary>
/// Sums over very many on every core, always in the same order: same sum each time.
/// </summary>
internal static class Parallelly
{
    private const int AtOnce = 8192;

    /// <summary>Adds up columns over stretches of so many things.</summary>
    public static double[] Sum(int things, int columns, Action<int, int, double[]> add)
    {
        var stretches = (things + AtOnce - 1) / AtOnce;
        return Rows(stretches, columns, (stretch, sums) =>
            add(stretch * AtOnce, Math.Min(things, (stretch + 1) * AtOnce), sums));
    }

    /// <summary>Adds up columns over rows that are each gone through whole.</summary>
    public static double[] Rows(int rows, int columns, Action<int, double[]> add)
    {
        var parts = new double[rows][];
        if (rows < 2)
        {
            for (var row = 0; row < rows; row++) One(row);
        }
        else
        {
            Parallel.For(0, rows, One);
        }
        var sums = new double[columns];
        foreach (var part in parts)
            for (var i = 0; i < columns; i++) sums[i] += part[i];
        return sums;

        void One(int row)
        {
            var part = new double[columns];
            add(row, part);
            parts[row] = part;
        }
    }
}
