namespace Kite.Insight;

/// <summary>Small square tables of numbers.</summary>
internal static class Square
{
    public static double[,] One(int n, double diagonal = 1)
    {
        var one = new double[n, n];
        for (var i = 0; i < n; i++) one[i, i] = diagonal;
        return one;
    }

    /// <summary>
    /// How the height bends at a place, downwards, by the change of the slope to both sides.
    /// </summary>
    public static double[,] Bend(Climb.Hill hill, double[] at)
    {
        const double Aside = 1e-4;
        var n = at.Length;
        var bend = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            var (above, below) = (new double[n], new double[n]);
            var place = at.ToArray();
            place[i] = at[i] + Aside;
            hill(place, above);
            place[i] = at[i] - Aside;
            hill(place, below);
            for (var j = 0; j < n; j++)
            {
                var half = (below[j] - above[j]) / (4 * Aside);
                bend[i, j] += half;
                bend[j, i] += half;
            }
        }
        return bend;
    }

    /// <summary>The inverse of what bends downwards on every side; else nothing.</summary>
    public static double[,]? Inverse(double[,] bend)
    {
        if (Root(bend) is not { } root) return null;

        var n = bend.GetLength(0);
        var inverse = new double[n, n];
        for (var column = 0; column < n; column++)
        {
            var x = new double[n];
            for (var i = 0; i < n; i++)
            {
                x[i] = i == column ? 1 : 0;
                for (var j = 0; j < i; j++) x[i] -= root[i, j] * x[j];
                x[i] /= root[i, i];
            }
            for (var i = n - 1; i >= 0; i--)
            {
                for (var j = i + 1; j < n; j++) x[i] -= root[j, i] * x[j];
                x[i] /= root[i, i];
                inverse[i, column] = x[i];
            }
        }
        return inverse;
    }

    /// <summary>Cholesky's root: a lower triangle which times itself turned over is it.
    /// </summary>
    public static double[,]? Root(double[,] square)
    {
        var n = square.GetLength(0);
        var root = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = square[i, j];
                for (var k = 0; k < j; k++) sum -= root[i, k] * root[j, k];
                if (i == j && !(sum > 1e-14)) return null;
                root[i, j] = i == j ? Math.Sqrt(sum) : sum / root[j, j];
            }
        }
        return root;
    }
}
