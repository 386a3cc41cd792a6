namespace Kite.Insight;

/// <summary>The top that a climb came to: where, how high, and how steep it still is.</summary>
internal sealed record Peak(double[] At, double Height, double Steepness, double[,] Reach);

/// <summary>
/// Climbs to the top of a likelihood by its own slope (BFGS), in the logarithms of the
/// parameters, within walls: what runs against a wall has no top.
/// </summary>
internal static class Climb
{
    public const double Lowest = 1e-3;
    public const double Highest = 1e4;

    private const int MostSteps = 200;
    private const double LongestStep = 1.5;
    private const double Flat = 1e-9;

    private static readonly (double Low, double High) Walls =
        (Math.Log(Lowest), Math.Log(Highest));

    /// <summary>Answers the height at a place and writes the slope there.</summary>
    internal delegate double Hill(double[] at, double[] slope);

    /// <summary>
    /// From a place upwards; an earlier climb's reach makes the steps fit at once.
    /// </summary>
    public static Peak From(Hill hill, double[] start, double[,]? reach = null)
    {
        var n = start.Length;
        var (at, slope) = (start.ToArray(), new double[n]);
        var height = hill(at, slope);
        var known = (double[,]?)reach?.Clone();
        for (var step = 0; step < MostSteps && Steepest(slope) > Flat; step++)
        {
            var way = Way(known, slope);
            if (Dot(way, slope) <= 0) (known, way) = (null, slope.ToArray());
            var (next, nextSlope) = (new double[n], new double[n]);
            var (found, nextHeight) = Step(hill, at, slope, height, way, next, nextSlope);
            if (!found)
            {
                if (known is null) break;
                known = null;
                continue;
            }
            known = Learn(known, at, next, slope, nextSlope);
            (at, slope, height) = (next, nextSlope, nextHeight);
        }
        return new(at, height, Steepest(slope), known ?? Square.One(n));
    }

    /// <summary>Whether a place lies on a wall.</summary>
    public static bool IsAtWall(double[] at) =>
        at.Any(x => x <= Walls.Low + 1e-6 || x >= Walls.High - 1e-6);

    // Steps are halved until they climb as much as the slope promises, in some part.
    private static (bool Found, double Height) Step(
        Hill hill, double[] at, double[] slope, double height, double[] way, double[] next,
        double[] nextSlope)
    {
        var length = Math.Min(1, LongestStep / Steepest(way));
        for (var halved = 0; halved < 40; halved++, length /= 2)
        {
            var promised = 0.0;
            for (var i = 0; i < at.Length; i++)
            {
                next[i] = Math.Clamp(at[i] + length * way[i], Walls.Low, Walls.High);
                promised += slope[i] * (next[i] - at[i]);
            }
            var there = hill(next, nextSlope);
            if (double.IsFinite(there) && there > height && there >= height + 1e-4 * promised)
                return (true, there);
        }
        return (false, height);
    }

    private static double[] Way(double[,]? reach, double[] slope)
    {
        if (reach is null) return slope.ToArray();
        var way = new double[slope.Length];
        for (var i = 0; i < way.Length; i++)
            for (var j = 0; j < way.Length; j++) way[i] += reach[i, j] * slope[j];
        return way;
    }

    // The update of Broyden, Fletcher, Goldfarb and Shanno of the inverse of the bend.
    private static double[,]? Learn(
        double[,]? reach, double[] at, double[] next, double[] slope, double[] nextSlope)
    {
        var n = at.Length;
        var s = new double[n];
        var y = new double[n];
        for (var i = 0; i < n; i++) (s[i], y[i]) = (next[i] - at[i], slope[i] - nextSlope[i]);
        var sy = Dot(s, y);
        if (sy <= 1e-14 * Math.Sqrt(Dot(s, s) * Dot(y, y))) return reach;

        var old = reach ?? Square.One(n, sy / Dot(y, y));
        var oldY = Way(old, y);
        var middle = 1 + Dot(y, oldY) / sy;
        var learnt = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                learnt[i, j] = old[i, j]
                    + (middle * s[i] * s[j] - oldY[i] * s[j] - s[i] * oldY[j]) / sy;
            }
        }
        return learnt;
    }

    private static double Steepest(double[] slope) => slope.Max(Math.Abs);

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
