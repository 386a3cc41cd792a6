namespace Kite.Sales;

/// <summary>How many days usually lie between two visits of one customer.</summary>
internal static class VisitRhythm
{
    private const int FewestGaps = 3;
    private const int LatestGaps = 12;

    /// <summary>The middle of the latest gaps; null where there are too few to say.</summary>
    public static int? Usual(IEnumerable<DateOnly> visits)
    {
        var days = visits.Distinct().Order().ToList();
        var gaps = days.Skip(1).Zip(days, (later, day) => later.DayNumber - day.DayNumber)
            .TakeLast(LatestGaps).Order().ToList();
        return gaps.Count < FewestGaps ? null : gaps[gaps.Count / 2];
    }
}
