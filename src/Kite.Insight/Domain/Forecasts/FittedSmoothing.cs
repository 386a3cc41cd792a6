namespace Kite.Insight;

/// <summary>
/// A smoothing whose weights made the errors of one month ahead least, and those errors: of a
/// multiplying season as parts of what was expected.
/// </summary>
internal sealed record FittedSmoothing(
    SmoothingShape Shape, SmoothingWeights Weights, Smoothing At, IReadOnlyList<double> Errors)
{
    private const double LeastPhi = 0.8;
    private const double MostPhi = 0.98;
    private const double Finest = 1e-5;

    private static readonly double[] Coarse = [0.05, 0.3, 0.7];

    private static readonly SmoothingShape[] Shapes =
    [
        .. from season in Enum.GetValues<SeasonKind>()
           from trend in new[] { false, true }
           select new SmoothingShape(trend, Damped: trend, season),
    ];

    /// <summary>
    /// The shape that explains two years and more best for the weights that it needs (by Akaike's
    /// criterion for small samples, over the months that all shapes forecast).
    /// </summary>
    public static FittedSmoothing Best(IReadOnlyList<double> series)
    {
        var isPositive = series.All(v => double.IsNaN(v) || v > 0);
        return Shapes
            .Where(s => isPositive || s.Season is not SeasonKind.Multiplicative)
            .Select(s => Of(s, series))
            .MinBy(f => f.Criterion(series))!;
    }

    public static FittedSmoothing Of(SmoothingShape shape, IReadOnlyList<double> series)
    {
        var best = Compass(shape, series);
        var at = SmoothingStart.Of(shape, best, series);
        var errors = new List<double>();
        for (var i = SmoothingStart.FirstForecast(shape); i < series.Count; i++)
        {
            var expected = at.Next();
            if (!double.IsNaN(series[i]))
            {
                var error = series[i] - expected;
                errors.Add(shape.Season is SeasonKind.Multiplicative ? error / expected : error);
            }
            at.Take(series[i]);
        }
        return new(shape, best, at, errors);
    }

    /// <summary>The squares of the errors of one month ahead, from a month on.</summary>
    public static double Squares(
        SmoothingShape shape, SmoothingWeights weights, IReadOnlyList<double> series,
        int from = 0)
    {
        var (at, sum) = (SmoothingStart.Of(shape, weights, series), 0.0);
        for (var i = SmoothingStart.FirstForecast(shape); i < series.Count; i++)
        {
            var error = series[i] - at.Next();
            if (i >= from && !double.IsNaN(error)) sum += error * error;
            at.Take(series[i]);
        }
        return double.IsFinite(sum) ? sum : double.MaxValue;
    }

    private double Criterion(IReadOnlyList<double> series)
    {
        var count = series.Skip(Smoothing.Year).Count(v => !double.IsNaN(v));
        var (weights, sum) = (Shape.Weights + 1, Squares(Shape, Weights, series, Smoothing.Year));
        return count * Math.Log(Math.Max(sum, double.Epsilon) / count) + 2 * weights
            + 2.0 * weights * (weights + 1) / Math.Max(1, count - weights - 1);
    }

    // From the best of a coarse grid, ever finer steps along each weight: no slope is needed, and
    // no weight leaves its bounds.
    private static SmoothingWeights Compass(SmoothingShape shape, IReadOnlyList<double> series)
    {
        var start = Grid(shape).Select(w => (Weights: w, Sum: Squares(shape, Of(shape, w), series)))
            .MinBy(s => s.Sum);
        var (best, least) = (start.Weights, start.Sum);
        for (var step = 0.2; step > Finest; step /= 2)
        {
            var isBetter = true;
            while (isBetter)
            {
                isBetter = false;
                for (var i = 0; i < best.Length; i++)
                {
                    foreach (var by in new[] { step, -step })
                    {
                        var tried = (double[])best.Clone();
                        tried[i] = Math.Clamp(tried[i] + by, 0, 1);
                        var sum = Squares(shape, Of(shape, tried), series);
                        if (sum >= least) continue;
                        (best, least, isBetter) = (tried, sum, true);
                    }
                }
            }
        }
        return Of(shape, best);
    }

    private static IEnumerable<double[]> Grid(SmoothingShape shape)
    {
        IEnumerable<double[]> all = [[]];
        for (var i = 0; i < shape.Weights; i++)
            all = all.SelectMany(some => Coarse.Select(one => (double[])[.. some, one]));
        return all;
    }

    private static SmoothingWeights Of(SmoothingShape shape, double[] parts)
    {
        var at = 1;
        return new(
            parts[0],
            shape.Trend ? parts[at++] : 0,
            shape.Season is SeasonKind.None ? 0 : parts[at++],
            shape.Damped ? LeastPhi + (MostPhi - LeastPhi) * parts[at] : 1);
    }
}
