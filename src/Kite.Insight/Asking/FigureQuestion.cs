namespace Kite.Insight;

/// <summary>
/// Which figures: business days, both included (the last six months when left out), one store or
/// all, everyone or a segment.
/// </summary>
public record FigureQuestion
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int? Store { get; init; }
    public Guid? Segment { get; init; }
}

/// <summary>
/// The figures and the lines: <c>often</c> in visits and <c>much</c> in the smallest coin, or a
/// rule (<c>fixed</c>, <c>median</c>, <c>mean</c>), or a set of lines. Left out, the business's
/// standard set stands.
/// </summary>
public record MapQuestion : FigureQuestion
{
    /// <summary>
    /// A set of lines, by its id: as they lie on the last day of the (second) period.
    /// </summary>
    public string? Set { get; init; }
    public long? Often { get; init; }
    public long? Much { get; init; }
    public string? Rule { get; init; }
}

/// <summary>Two periods: the first as in the map's question, then the second.</summary>
public record MovementQuestion : MapQuestion
{
    public DateOnly? ThenFrom { get; init; }
    public DateOnly? ThenTo { get; init; }
}

/// <summary>The rule is none of fixed, median and mean.</summary>
internal sealed record NoSuchRule(string Written) : Refusal;

/// <summary>With the rule fixed, both lines are needed.</summary>
internal sealed record LinesAreMissing : Refusal;

/// <summary>A line cannot lie below zero.</summary>
internal sealed record LineIsBelowZero(long Written) : Refusal;

/// <summary>The second period must begin after the first has ended.</summary>
internal sealed record PeriodsOverlap(DateOnly FirstEnds, DateOnly SecondBegins) : Refusal;
