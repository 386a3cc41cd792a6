namespace Kite.Insight;

/// <summary>
/// How forecasts did: on so many months, the mean error in units of the naive one (MASE, below 1
/// is better than looking a year back), and which part lay within the bounds.
/// </summary>
internal sealed record ForecastScore(int Months, double Error, double Within80, double Within95)
{
    public static ForecastScore? Of(IReadOnlyList<ScoredMonth> all)
    {
        var scored = all.Where(s => s.Scale > 0).ToList();
        return scored.Count == 0
            ? null
            : new(
                scored.Count,
                scored.Average(s => Math.Abs(s.Actual - s.Foreseen.Expected) / s.Scale),
                Part(scored, s => s.Foreseen.Between.Low80, s => s.Foreseen.Between.High80),
                Part(scored, s => s.Foreseen.Between.Low95, s => s.Foreseen.Between.High95));
    }

    private static double Part(
        List<ScoredMonth> all, Func<ScoredMonth, double> low, Func<ScoredMonth, double> high) =>
        (double)all.Count(s => low(s) <= s.Actual && s.Actual <= high(s)) / all.Count;
}

/// <summary>One month as it was foreseen, and as it came.</summary>
internal sealed record ScoredMonth(ForecastMonth Foreseen, double Actual, double Scale);

/// <summary>
/// What the models would have said of months that are known by now, had it been asked one, two
/// and three months before: what lay behind was all that they saw.
/// </summary>
internal sealed record HeldOut(ForecastScore? Naive, ForecastScore? Smoothing)
{
    private const int MostOrigins = 12;
    private const int Ahead = 3;

    /// <summary>
    /// Smoothing is used from two years on, and no longer where it was worse than looking a year
    /// back.
    /// </summary>
    public ForecastModel Chosen(int months) =>
        months < Forecast.FewestForSmoothing || HasLost
            ? ForecastModel.SeasonalNaive
            : ForecastModel.Smoothing;

    public bool HasLost => Smoothing is not null && Naive is not null
        && Smoothing.Error > Naive.Error;

    public static HeldOut Of(MonthSeries series, bool isCount)
    {
        var smooths = series.Count > Forecast.FewestForSmoothing;
        var first = Math.Max(
            smooths ? Forecast.FewestForSmoothing : Forecast.FewestMonths,
            series.Count - MostOrigins);
        var (naive, smoothing) = (new List<ScoredMonth>(), new List<ScoredMonth>());
        for (var origin = first; origin < series.Count; origin++)
        {
            naive.AddRange(From(series, origin, ForecastModel.SeasonalNaive, isCount));
            if (smooths)
                smoothing.AddRange(From(series, origin, ForecastModel.Smoothing, isCount));
        }
        return new(ForecastScore.Of(naive), ForecastScore.Of(smoothing));
    }

    private static IEnumerable<ScoredMonth> From(
        MonthSeries series, int origin, ForecastModel model, bool isCount)
    {
        var ahead = Math.Min(Ahead, series.Count - origin);
        var known = series.UpTo(origin);
        var foreseen = Forecast.Of(
            known, model, [.. series.Worths.Skip(origin).Take(ahead)], isCount);
        return foreseen.Months
            .Select((month, i) => new ScoredMonth(
                month, series.Totals[origin + i], foreseen.Scale))
            .Where((_, i) => !double.IsNaN(series.Levels[origin + i]));
    }
}
