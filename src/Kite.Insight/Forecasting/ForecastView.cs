namespace Kite.Insight;

/// <summary>What is asked of a forecast: revenue unless visits, of one store or all together.
/// </summary>
public sealed record ForecastQuestion
{
    public Choice<Measured>? Measure { get; init; }
    public int? Store { get; init; }

    /// <summary>How many months from this one on; twelve when left out.</summary>
    public int? Months { get; init; }
}

/// <summary>Money or visits, whichever was asked for.</summary>
public sealed record ForecastFigure(Money? Net, long? Visits)
{
    internal static ForecastFigure Of(double value, Measured what, Currency currency) =>
        what is Measured.Net
            ? new(new Money((long)Math.Round(value), currency), null)
            : new(null, (long)Math.Round(value));

    /// <summary>In the smallest coin, or in visits.</summary>
    internal long Amount => Net?.Coins ?? Visits ?? 0;
}

/// <summary>
/// What a month is expected to bring; in eight of ten cases between the inner bounds, in nineteen
/// of twenty between the outer ones; and what came, once the month is over.
/// </summary>
public sealed record ForecastMonthView(
    DateOnly Month, ForecastFigure Expected, ForecastFigure Low80, ForecastFigure High80,
    ForecastFigure Low95, ForecastFigure High95)
{
    public ForecastFigure? Actual { get; init; }

    internal static ForecastMonthView Of(ForecastMonth month, Measured what, Currency currency)
    {
        return new(
            month.Month, Figure(month.Expected), Figure(month.Between.Low80),
            Figure(month.Between.High80), Figure(month.Between.Low95),
            Figure(month.Between.High95));

        ForecastFigure Figure(double value) => ForecastFigure.Of(value, what, currency);
    }
}

/// <summary>A month that is over; a gap where it had no ordinary day.</summary>
public sealed record PastMonth(DateOnly Month, ForecastFigure Figure, bool IsGap);

/// <summary>
/// How forecasts did on so many months: <c>mase</c> below 1 is better than looking a year back,
/// and which part came to lie within the bounds.
/// </summary>
public sealed record ScoreView(int Months, double Mase, double Within80, double Within95)
{
    internal static ScoreView? Of(ForecastScore? score) => score is null
        ? null
        : new(score.Months, score.Error, score.Within80, score.Within95);
}

/// <summary>Why this model, or why none.</summary>
public enum ForecastReason
{
    /// <summary>Fewer than twelve whole months are known.</summary>
    TooFewMonths,

    /// <summary>A season is known but once.</summary>
    SecondYear,

    /// <summary>Smoothing was worse than looking a year back.</summary>
    SmoothingLost,

    /// <summary>Smoothing was no worse than looking a year back.</summary>
    SmoothingWon,

    /// <summary>Two years are known, and no month more to try it on.</summary>
    NotTried,
}

/// <summary>What was fitted: how much the newest month weighs, and how the months differ.
/// </summary>
public sealed record SmoothingView(
    string Season, double Alpha, double? Beta, double? Gamma, double? Phi)
{
    internal static SmoothingView Of(FittedSmoothing fitted) => new(
        Words.Kebab(fitted.Shape.Season.ToString()), fitted.Weights.Alpha,
        fitted.Shape.Trend ? fitted.Weights.Beta : null,
        fitted.Shape.Season is SeasonKind.None ? null : fitted.Weights.Gamma,
        fitted.Shape.Damped ? fitted.Weights.Phi : null);
}

/// <summary>
/// The months that were, those to come, and how the models did on months that were held back.
/// The stores' forecasts do not add up to that of all together: each is made for itself.
/// </summary>
public sealed record ForecastView(
    Measured Measure, int? Store, DateOnly Today, ForecastReason Reason, int MonthsKnown,
    IReadOnlyList<PastMonth> Past, ForecastFigure SoFar)
{
    public ForecastModel? Model { get; init; }
    public SmoothingView? Smoothing { get; init; }
    public IReadOnlyList<ForecastMonthView> Months { get; init; } = [];
    public ForecastMonthView? Whole { get; init; }
    public ScoreView? NaiveHeldOut { get; init; }
    public ScoreView? SmoothingHeldOut { get; init; }
}

/// <summary>More or fewer months than are foreseen.</summary>
internal sealed record MonthsAreOutOfReach(int Most) : Refusal;
