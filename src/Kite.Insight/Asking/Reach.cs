namespace Kite.Insight;

/// <summary>The days and lines that may be asked for: far enough, and every sum fits.</summary>
internal static class Reach
{
    private const long HighestLine = 1_000_000_000_000_000;
    private static readonly DateOnly First = new(1900, 1, 1);
    private static readonly DateOnly Last = new(2200, 12, 31);

    public static bool Has(DateOnly day) => First <= day && day <= Last;

    /// <summary>What is wrong with a day in this field; nothing when it can be asked for.</summary>
    public static BadInput? Refused(string field, DateOnly? day) =>
        day is { } written && !Has(written)
            ? new BadInput(field, new DayIsBeyondReach(written, First, Last))
            : null;

    /// <summary>What is wrong with where a line lies; nothing when it can lie there.</summary>
    public static BadInput? Refused(string field, long? line) => line switch
    {
        < 0 => new BadInput(field, new LineIsBelowZero(line.Value)),
        > HighestLine => new BadInput(field, new OutOfRange(0, HighestLine)),
        _ => null,
    };
}

/// <summary>The day lies too far away to be asked for.</summary>
internal sealed record DayIsBeyondReach(DateOnly Written, DateOnly First, DateOnly Last) : Refusal;
