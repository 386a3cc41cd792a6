namespace Kite.Insight;

/// <summary>How the months of a year differ: not at all, by so much, or by such a part.</summary>
internal enum SeasonKind
{
    None,
    Additive,
    Multiplicative,
}

/// <summary>What a smoothing knows: a trend (that may fade), a season.</summary>
internal sealed record SmoothingShape(bool Trend, bool Damped, SeasonKind Season)
{
    /// <summary>How many weights are fitted.</summary>
    public int Weights =>
        1 + (Trend ? 1 : 0) + (Damped ? 1 : 0) + (Season is SeasonKind.None ? 0 : 1);
}

/// <summary>
/// How much the newest month weighs for the level, the trend and the season, each from 0 to 1, and
/// which part of the trend is left a month later.
/// </summary>
internal readonly record struct SmoothingWeights(
    double Alpha, double Beta, double Gamma, double Phi);

/// <summary>
/// Exponential smoothing after Holt and Winters, with a trend that may fade (Gardner and McKenzie
/// 1985): it holds a level, a trend and twelve months' seasons, and takes one month after another.
/// </summary>
internal sealed class Smoothing
{
    public const int Year = 12;

    private readonly SmoothingShape shape;
    private readonly SmoothingWeights weights;
    private readonly double[] season;
    private double level, trend;
    private int at;

    public Smoothing(
        SmoothingShape shape, SmoothingWeights weights, double level, double trend,
        double[] season) =>
        (this.shape, this.weights, this.level, this.trend, this.season) =
        (shape, weights, level, trend, season);

    public double Level => level;
    public double Trend => trend;

    /// <summary>The seasons from the next month on.</summary>
    public IEnumerable<double> Season =>
        Enumerable.Range(0, season.Length).Select(i => season[(at + i) % season.Length]);

    private bool Multiplies => shape.Season is SeasonKind.Multiplicative;

    /// <summary>What the month so many ahead is expected to bring.</summary>
    public double Next(int ahead = 1)
    {
        var (faded, part) = (0.0, 1.0);
        for (var i = 0; i < ahead; i++) faded += part *= weights.Phi;
        var plain = level + faded * trend;
        if (season.Length == 0) return plain;
        var of = season[(at + ahead - 1) % season.Length];
        return Multiplies ? plain * of : plain + of;
    }

    /// <summary>Takes the month that is over; of a gap (NaN) it learns nothing.</summary>
    public void Take(double value)
    {
        var before = level + weights.Phi * trend;
        if (double.IsNaN(value))
        {
            (level, trend) = (before, weights.Phi * trend);
        }
        else
        {
            var of = season.Length == 0 ? Multiplies ? 1 : 0 : season[at];
            var now = weights.Alpha * (Multiplies ? value / of : value - of)
                + (1 - weights.Alpha) * before;
            // Of a level that has sunk to nothing no month is a part.
            if (season.Length > 0 && (!Multiplies || (now > 0 && value > 0)))
            {
                season[at] = weights.Gamma * (Multiplies ? value / now : value - now)
                    + (1 - weights.Gamma) * of;
            }
            trend = weights.Beta * (now - level) + (1 - weights.Beta) * weights.Phi * trend;
            level = now;
        }
        if (season.Length > 0) at = (at + 1) % season.Length;
    }

    public Smoothing Copy() => new(shape, weights, level, trend, [.. Season]);
}
