namespace Kite.Insight;

/// <summary>
/// What is likely, seen from the end of a business day (yesterday when left out), in one store or
/// all; how many weeks ahead (52), and what a year takes off later money in percent (10).
/// </summary>
public record LikelyQuestion
{
    public DateOnly? To { get; init; }
    public int? Store { get; init; }

    /// <summary>In which parameters are told: day, week or month.</summary>
    public string? Unit { get; init; }
    public int? Weeks { get; init; }
    public int? Discount { get; init; }
}

/// <summary>
/// Whom of all: a segment, and between which chances to be alive, in percent; in the order of
/// <c>lifetime</c>, <c>value</c>, <c>visits</c>, <c>comes</c> or <c>alive</c>, turned round with
/// <c>-down</c>.
/// </summary>
public sealed record LikelyListQuestion : LikelyQuestion
{
    public Guid? Segment { get; init; }
    public int? AliveFrom { get; init; }
    public int? AliveTo { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>The unit is none of day, week and month.</summary>
internal sealed record NoSuchUnit(string Written) : Refusal;

/// <summary>What is likely can be asked of days that are over, not of this one.</summary>
internal sealed record LikelyDayIsNotOver(DateOnly Written, DateOnly Last) : Refusal;

/// <summary>No model of visits may be used here.</summary>
internal sealed record NothingIsLikely : Refusal;

/// <summary>
/// Without a usable model of spending there is no value to put a list in order by.
/// </summary>
internal sealed record NoMoneyIsLikely : Refusal;

/// <summary>A stretch of time in which parameters are told.</summary>
internal sealed record TimeUnit(string Name, double Days)
{
    public static Result<TimeUnit> Read(string? written) => written?.ToLowerInvariant() switch
    {
        null or "week" => new TimeUnit("week", 7),
        "day" => new TimeUnit("day", 1),
        "month" => new TimeUnit("month", 365.25 / 12),
        _ => new BadInput("unit", new NoSuchUnit(written)),
    };
}
