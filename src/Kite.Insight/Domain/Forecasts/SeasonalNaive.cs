namespace Kite.Insight;

/// <summary>
/// What is expected where a season is known but once: each month brings what it brought a year
/// ago. It is also what every other model must be better than.
/// </summary>
internal sealed class SeasonalNaive
{
    private const int Year = Smoothing.Year;
    private const int FewestPairs = 3;

    private readonly IReadOnlyList<double> series;
    private readonly double mean;

    public SeasonalNaive(IReadOnlyList<double> series)
    {
        this.series = series;
        var known = series.Where(v => !double.IsNaN(v)).ToList();
        mean = known.Count == 0 ? 0 : known.Average();
        IsRelative = known.TrueForAll(v => v > 0);
        var pairs = Enumerable.Range(Year, Math.Max(0, series.Count - Year))
            .Select(i => Apart(series[i], series[i - Year])).Where(double.IsFinite).ToList();
        // Where hardly a month is known twice, all that is known is how months differ at all.
        var apart = pairs.Count >= FewestPairs ? pairs : known.ConvertAll(v => Apart(v, mean));
        Spread = apart.Count == 0 ? 0 : Math.Sqrt(apart.Average(a => a * a));
        Freedom = Math.Max(1, apart.Count - (pairs.Count >= FewestPairs ? 0 : 1));
    }

    /// <summary>Whether months differ by parts, not by sums: so where all brought something.
    /// </summary>
    public bool IsRelative { get; }

    /// <summary>How far months lie from their like of the year before.</summary>
    public double Spread { get; }

    /// <summary>On how many months that stands.</summary>
    public int Freedom { get; }

    public double Next(int ahead)
    {
        for (var i = series.Count + ahead - 1 - Year; i >= 0; i -= Year)
            if (i < series.Count && !double.IsNaN(series[i])) return series[i];
        return mean;
    }

    public double Moved(double expected, double by) =>
        IsRelative ? expected * (1 + by) : expected + by;

    private double Apart(double value, double from) =>
        IsRelative ? value / from - 1 : value - from;
}
