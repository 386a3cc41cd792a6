namespace Kite.Insight;

/// <summary>
/// The four degrees of a customer and of the base; dependence has two sides, for they are two
/// different risks. They are never added up.
/// </summary>
public enum Degree
{
    Satisfaction,
    Loyalty,
    Contribution,

    /// <summary>How much of our revenue hangs on them.</summary>
    WeOnThem,

    /// <summary>How much of their need they buy from us.</summary>
    TheyOnUs,
}

/// <summary>In what a degree is told.</summary>
public enum DegreeUnit
{
    /// <summary>A share of one.</summary>
    Share,
    Money,

    /// <summary>From 1, not at all, to 5, very.</summary>
    OneToFive,
}

/// <summary>Where a degree comes from.</summary>
public enum DegreeSource
{
    /// <summary>The customers' own rhythms as they were learned.</summary>
    Rhythms,
    Purchases,

    /// <summary>What customers said when they were asked.</summary>
    Responses,
}

/// <summary>Why a degree is not known.</summary>
public enum NotKnown
{
    /// <summary>Within a year.</summary>
    NotAsked,
    AskedTooLongAgo,
    TooFewPauses,

    /// <summary>They do not want to be scored.</summary>
    NotScored,
    NoPurchases,
}

/// <summary>The months that degrees are tracked over.</summary>
internal static class DegreeMonths
{
    public const int Months = 12;

    /// <summary>Twelve whole months and the one that runs, the oldest first.</summary>
    public static IReadOnlyList<Period> Until(DateOnly today) =>
    [
        .. Enumerable.Range(0, Months + 1).Select(back => First(today).AddMonths(back - Months))
            .Select(first => Period.Of(
                first, first == First(today) ? today : first.AddMonths(1).AddDays(-1)).Value),
    ];

    private static DateOnly First(DateOnly day) => new(day.Year, day.Month, 1);
}

/// <summary>How likely customers still come, at the end of each of some months.</summary>
internal sealed class LoyaltyByMonth(Rhythms rhythms, IReadOnlyList<Period> months)
{
    private readonly double[] sums = new double[months.Count];
    private readonly int[] customers = new int[months.Count];

    public int Customers(int month) => customers[month];

    public double? Of(int month) =>
        customers[month] == 0 ? null : sums[month] / customers[month];

    /// <summary>
    /// Takes one customer in: at each month's end only the visits up to it are known.
    /// </summary>
    public void Add(ReadOnlySpan<int> days)
    {
        var visits = 0;
        for (var month = 0; month < months.Count; month++)
        {
            var end = months[month].To.DayNumber;
            while (visits < days.Length && days[visits] <= end) visits++;
            if (visits == 0) continue;

            customers[month]++;
            sums[month] += rhythms.StillComes(
                visits - 1, days[visits - 1] - days[0], end - days[visits - 1]);
        }
    }
}
