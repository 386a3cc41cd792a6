namespace Kite.Insight;

/// <summary>How a forecast was made.</summary>
public enum ForecastModel
{
    /// <summary>Each month as a year ago.</summary>
    SeasonalNaive,

    /// <summary>Exponential smoothing.</summary>
    Smoothing,
}

/// <summary>Two bounds between which a figure lies with a chance that is named.</summary>
internal readonly record struct Span80And95(
    double Low80, double High80, double Low95, double High95)
{
    /// <summary>The bounds that leave out as many of these at either end.</summary>
    public static Span80And95 Of(double[] drawn)
    {
        Array.Sort(drawn);
        return new(At(drawn, 0.1), At(drawn, 0.9), At(drawn, 0.025), At(drawn, 0.975));
    }

    private static double At(double[] sorted, double part)
    {
        var place = part * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}

/// <summary>What a month is expected to bring, and between which bounds.</summary>
internal sealed record ForecastMonth(DateOnly Month, double Expected, Span80And95 Between);

/// <summary>
/// What the months to come are expected to bring, from the months that were. Bounds come from a
/// thousand years drawn with the errors that the model made (rules/analysis.md 13).
/// </summary>
internal sealed record Forecast(
    ForecastModel Model, FittedSmoothing? Fitted, IReadOnlyList<ForecastMonth> Months,
    ForecastMonth Whole, double Scale)
{
    /// <summary>Fewer months than this make no forecast.</summary>
    public const int FewestMonths = Smoothing.Year;

    /// <summary>From two whole years on a season can be told from chance.</summary>
    public const int FewestForSmoothing = 2 * Smoothing.Year;

    // A month that is drawn may be poor, but never nothing: parts of nothing are none.
    private const double LeastPart = 0.01;
    private const int Drawn = 2000;
    private const int Seed = 20_000_101;

    public static Forecast Of(
        MonthSeries series, ForecastModel model, IReadOnlyList<double> worths, bool isCount)
    {
        // Where no month ever fell below nothing none is drawn there.
        var hasFloor = isCount || series.Levels.All(level => level >= 0);
        var random = new Random(Seed);
        var fitted = model is ForecastModel.Smoothing
            ? FittedSmoothing.Best(series.Levels)
            : null;
        var naive = fitted is null ? new SeasonalNaive(series.Levels) : null;
        var paths = new double[Drawn][];
        for (var i = 0; i < Drawn; i++)
        {
            paths[i] = fitted is null
                ? Path(naive!, worths, random)
                : Path(fitted, worths, random);
            if (hasFloor) paths[i] = Array.ConvertAll(paths[i], v => Math.Max(0, v));
        }
        var expected = worths.Select((worth, i) =>
            worth * (fitted?.At.Next(i + 1) ?? naive!.Next(i + 1))).ToList();
        if (hasFloor) expected = expected.ConvertAll(v => Math.Max(0, v));
        return new(
            model, fitted,
            [
                .. expected.Select((value, i) => new ForecastMonth(
                    series.MonthAt(series.Count + i), value,
                    Span80And95.Of(Array.ConvertAll(paths, p => p[i])))),
            ],
            new(
                series.MonthAt(series.Count), expected.Sum(),
                Span80And95.Of(Array.ConvertAll(paths, p => p.Sum()))),
            ScaleOf(series));
    }

    // One draw for all months: a year that begins well above the last one stays there.
    private static double[] Path(SeasonalNaive naive, IReadOnlyList<double> worths, Random random)
    {
        var by = naive.Spread * Student(random, naive.Freedom);
        return [.. worths.Select((worth, i) => worth * naive.Moved(naive.Next(i + 1), by))];
    }

    private static double[] Path(
        FittedSmoothing fitted, IReadOnlyList<double> worths, Random random)
    {
        var (at, errors) = (fitted.At.Copy(), fitted.Errors);
        // Weights that were fitted make the errors look smaller than they will be.
        var widened = Math.Sqrt(
            (double)errors.Count / Math.Max(1, errors.Count - fitted.Shape.Weights));
        var path = new double[worths.Count];
        for (var i = 0; i < path.Length; i++)
        {
            var expected = at.Next();
            var error = widened * errors[random.Next(errors.Count)];
            var value = fitted.Shape.Season is SeasonKind.Multiplicative
                ? expected * Math.Max(LeastPart, 1 + error)
                : expected + error;
            path[i] = worths[i] * value;
            at.Take(value);
        }
        return path;
    }

    /// <summary>
    /// How far a month lies from its like of the year before, on the mean: what errors are
    /// measured by (MASE; Hyndman and Koehler 2006). From the month before where a year is not
    /// known yet.
    /// </summary>
    public static double ScaleOf(MonthSeries series)
    {
        var back = series.Count > Smoothing.Year ? Smoothing.Year : 1;
        return Enumerable.Range(back, Math.Max(0, series.Count - back))
            .Select(i => series.Worths[i] * Math.Abs(series.Levels[i] - series.Levels[i - back]))
            .Where(double.IsFinite).DefaultIfEmpty(0).Average();
    }

    private static double Student(Random random, int freedom)
    {
        var squares = 0.0;
        for (var i = 0; i < freedom; i++)
        {
            var one = Normal(random);
            squares += one * one;
        }
        return Normal(random) / Math.Sqrt(squares / freedom);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()))
            * Math.Cos(2 * Math.PI * random.NextDouble());
}
