namespace Kite.Insight;

/// <summary>An expectation, and between what it lies in 95 of 100 tries.</summary>
public sealed record AheadFigure(double Expected, double Low, double High)
{
    internal static AheadFigure Of(Within95 within, int digits) => new(
        Math.Round(within.Expected, digits), Math.Round(within.Low, digits),
        Math.Round(within.High, digits));
}

/// <summary>
/// How many will stand somewhere: a quarter, <c>missed</c> (not in this period, but in the one
/// before) or <c>away</c> (longer). <c>share</c>: a quarter's part of those who come.
/// </summary>
public sealed record AheadStanding(string State, AheadFigure Customers, AheadFigure? Share);

/// <summary>Where they will stand so many periods ahead.</summary>
public sealed record AheadPeriod(int Periods, IReadOnlyList<AheadStanding> Standing);

/// <summary>How many stand somewhere now.</summary>
public sealed record NowStanding(string State, int Customers, double? Share);

/// <summary>
/// Where customers will stand if it goes on as in the last two steps, with as many arrivals.
/// </summary>
/// <remarks>
/// <c>learnedFrom</c>: The first day of the four periods it is learned from.
/// <c>doubt</c>: Why nothing is foretold; <c>none</c> where it is.
/// <c>chiSquare</c>, <c>freedom</c>, <c>chance</c>: How the two steps compare (chi-square of
/// homogeneity): how often chance alone would make them differ as much.
/// </remarks>
public sealed record AheadView(
    DateOnly? LearnedFrom, DateOnly To, ThresholdsView Thresholds, string Doubt, string? Why,
    double? ChiSquare, int? Freedom, double? Chance, IReadOnlyList<NowStanding> Now,
    IReadOnlyList<AheadPeriod> Ahead)
{
    internal static string Name(Footing footing) => PlaceName.Write(footing);

    internal static AheadView Nothing(AskMovement.Asked asked, string doubt, string why) => new(
        LearnedFrom: null, asked.Second.To,
        ThresholdsView.Of(asked.Movement.Thresholds, asked.Ground), doubt, why, null, null, null,
        [], []);

    internal static AheadView Of(
        AskMovement.Asked asked, DateOnly learnedFrom, LookAhead ahead, string? why)
    {
        var come = Footings.All.Where(Footings.Comes).Sum(p => ahead.Now[(int)p]);
        return new(
            learnedFrom, asked.Second.To,
            ThresholdsView.Of(asked.Movement.Thresholds, asked.Ground),
            Words.Kebab(ahead.Doubt.ToString()), why,
            Math.Round(ahead.Same.Sum, 3), ahead.Same.Freedom, Math.Round(ahead.Same.Chance, 6),
            [
                .. Footings.All.Select(p => new NowStanding(
                    Name(p), ahead.Now[(int)p],
                    Footings.Comes(p) && come > 0 ? (double)ahead.Now[(int)p] / come : null)),
            ],
            [
                .. ahead.Periods.Select((period, i) => new AheadPeriod(
                    i + 1, [.. period.Select(Told)])),
            ]);
    }

    private static AheadStanding Told(AheadFooting at) => new(
        Name(at.Footing), AheadFigure.Of(at.Customers, 1),
        at.Share is { } share ? AheadFigure.Of(share, 4) : null);
}
