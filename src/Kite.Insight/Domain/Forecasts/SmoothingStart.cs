namespace Kite.Insight;

/// <summary>
/// Where a smoothing begins. With a season, from the first two years: a moving average over twelve
/// months, a straight line through it, and what the months differ from it (as R's HoltWinters and
/// decompose do).
/// </summary>
internal static class SmoothingStart
{
    private const int Year = Smoothing.Year;

    /// <summary>The first month that is forecast: what lies before it is used up by the start.
    /// </summary>
    public static int FirstForecast(SmoothingShape shape) =>
        shape.Season is not SeasonKind.None ? Year : shape.Trend ? 2 : 1;

    public static Smoothing Of(
        SmoothingShape shape, SmoothingWeights weights, IReadOnlyList<double> series)
    {
        if (shape.Season is SeasonKind.None)
        {
            var (one, two) = (Filled(series, 2)[0], Filled(series, 2)[^1]);
            return shape.Trend
                ? new(shape, weights, two, two - one, [])
                : new(shape, weights, one, 0, []);
        }
        var years = Filled(series, 2 * Year);
        var average = MovingAverage(years);
        var (level, slope) = Line(average);
        return new(
            shape, weights, level, shape.Trend ? slope : 0,
            Seasons(years, average, shape.Season is SeasonKind.Multiplicative));
    }

    // A gap is bridged in a straight line; nothing but the start stands on it.
    private static double[] Filled(IReadOnlyList<double> series, int count)
    {
        var known = Enumerable.Range(0, series.Count).Where(i => !double.IsNaN(series[i]))
            .ToList();
        return [.. Enumerable.Range(0, Math.Min(count, series.Count)).Select(At)];

        double At(int index)
        {
            if (!double.IsNaN(series[index])) return series[index];
            var (left, right) = (
                known.FindLastIndex(k => k < index), known.FindIndex(k => k > index));
            if (left < 0) return right < 0 ? 0 : series[known[right]];
            if (right < 0) return series[known[left]];
            var (from, to) = (known[left], known[right]);
            return series[from]
                + (series[to] - series[from]) * (index - from) / (to - from);
        }
    }

    // Twelve months around the middle of a month: half of the outer two. It begins at the 7th.
    private static double[] MovingAverage(double[] years) =>
    [
        .. Enumerable.Range(Year / 2, years.Length - Year).Select(middle =>
            ((years[middle - Year / 2] + years[middle + Year / 2]) / 2
                + years.AsSpan((middle - Year / 2 + 1)..(middle + Year / 2)).ToArray().Sum())
            / Year),
    ];

    private static (double Level, double Slope) Line(double[] values)
    {
        var (x, y) = ((values.Length + 1) / 2.0, values.Average());
        var (up, along) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            up += (i + 1 - x) * (values[i] - y);
            along += (i + 1 - x) * (i + 1 - x);
        }
        var slope = up / along;
        return (y - slope * x, slope);
    }

    private static double[] Seasons(double[] years, double[] average, bool multiplies)
    {
        var sums = new double[Year];
        var counts = new int[Year];
        for (var i = 0; i < average.Length; i++)
        {
            var month = (i + Year / 2) % Year;
            var value = years[i + Year / 2];
            sums[month] += multiplies ? value / average[i] : value - average[i];
            counts[month]++;
        }
        var means = sums.Zip(counts, (sum, count) => sum / count).ToArray();
        var mean = means.Average();
        return [.. means.Select(m => multiplies ? m / mean : m - mean)];
    }
}
