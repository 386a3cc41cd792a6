namespace Kite.Insight;

/// <summary>Why a customer stands elsewhere than before.</summary>
internal enum Cause
{
    /// <summary>They did not move.</summary>
    Stayed,

    /// <summary>They came for the first time after the first period.</summary>
    Arrived,

    /// <summary>They come more often.</summary>
    MoreVisits,

    /// <summary>They come less often, or no longer.</summary>
    FewerVisits,

    /// <summary>A visit brings more.</summary>
    LargerBills,

    /// <summary>A visit brings less.</summary>
    SmallerBills,

    /// <summary>How often they come and what a visit brings both changed sides.</summary>
    Both,

    /// <summary>
    /// Only the days in which they could come changed: as often a day as before, they have
    /// crossed the line because they are known longer (or the periods are unequally long).
    /// </summary>
    OnlyOlder,
}

/// <summary>
/// What of the first period counts for a customer's pace: whoever came for the first time in it
/// is known only from the day after, and that first visit is not one of a pace.
/// </summary>
internal readonly record struct Exposure(int Days, int FirstVisits)
{
    public static Exposure Of(Period first, DateOnly firstPurchase) =>
        first.Contains(firstPurchase)
            ? new(first.To.DayNumber - firstPurchase.DayNumber, FirstVisits: 1)
            : new(first.Days, FirstVisits: 0);
}

/// <summary>
/// Why one customer moved, and by how much their money changed through how often they came and
/// through what a visit brought; the two add up to the change.
/// </summary>
internal readonly record struct Reason(Cause Cause, long ByVisits, long ByBills)
{
    public static Reason Arriving(Visitor now) => new(Cause.Arrived, now.Net, ByBills: 0);

    /// <param name="was">What they did in the first period.</param>
    /// <param name="now">What they did in the second.</param>
    /// <param name="lines">The lines between the quarters.</param>
    /// <param name="exposure">The days of the first period that count for their pace.</param>
    /// <param name="days">The days of the second period.</param>
    public static Reason Of(
        Visitor was, Visitor now, Thresholds lines, Exposure exposure, int days)
    {
        var byVisits = ByVisitsOf(was, now);
        return new(
            CauseOf(was, now, lines, exposure, days), byVisits, now.Net - was.Net - byVisits);
    }

    private static Cause CauseOf(
        Visitor was, Visitor now, Thresholds lines, Exposure exposure, int days)
    {
        var more = Level(now, lines) - Level(was, lines);
        var larger = was.Visits > 0 && now.Visits > 0
            ? Convert.ToInt32(IsMuch(now, lines)) - Convert.ToInt32(IsMuch(was, lines))
            : 0;
        if (more == 0 && larger == 0) return Cause.Stayed;

        // Days against days, multiplied crosswise: no division, no rounding.
        var pace = ((long)now.Visits * exposure.Days)
            .CompareTo((long)(was.Visits - exposure.FirstVisits) * days);
        var visits = more > 0 && pace > 0 ? Cause.MoreVisits
            : more < 0 && pace < 0 ? Cause.FewerVisits
            : Cause.OnlyOlder;
        if (larger == 0) return visits;
        return more != 0 && visits is not Cause.OnlyOlder ? Cause.Both
            : larger > 0 ? Cause.LargerBills
            : Cause.SmallerBills;
    }

    // Not at all, seldom, often.
    private static int Level(Visitor visitor, Thresholds lines) =>
        visitor.Visits == 0 ? 0 : visitor.Visits > lines.Often ? 2 : 1;

    private static bool IsMuch(Visitor visitor, Thresholds lines) =>
        lines.Of(visitor) is Quarter.A or Quarter.B;

    // The visits more or fewer, each at what a visit brought in the middle of both periods.
    private static long ByVisitsOf(Visitor was, Visitor now)
    {
        if (was.Visits == 0 || now.Visits == 0) return now.Net - was.Net;

        var twice = (Int128)2 * was.Visits * now.Visits;
        var whole = (now.Visits - was.Visits)
            * ((Int128)was.Net * now.Visits + (Int128)now.Net * was.Visits);
        return (long)((2 * whole + Int128.Sign(whole) * twice) / (2 * twice));
    }
}

/// <summary>Why those who went one way did, and what became of their money.</summary>
internal sealed class Reasons
{
    private readonly int[] customers = new int[Enum.GetValues<Cause>().Length];

    public int this[Cause cause] => customers[(int)cause];
    public long ByVisits { get; private set; }
    public long ByBills { get; private set; }

    public void Add(Reason reason)
    {
        customers[(int)reason.Cause]++;
        ByVisits += reason.ByVisits;
        ByBills += reason.ByBills;
    }
}
