namespace Kite.Insight;

/// <summary>Windows of so many months, one ending with each month.</summary>
internal static class MonthEnds
{
    /// <summary>
    /// The last ends of months up to a day, and that day itself where it ends none; none that
    /// ended before anyone had come.
    /// </summary>
    public static IReadOnlyList<Period> Of(
        DateOnly last, int months, int pictures, DateOnly opening)
    {
        var windows = new List<Period>();
        for (var to = last; windows.Count < pictures && to >= opening; to = EndBefore(to))
        {
            if (to.Year <= 1 + months / 12) break;
            windows.Insert(0, Period.Of(FirstOf(to, months), to).Value);
        }
        return windows;
    }

    private static DateOnly EndBefore(DateOnly day) =>
        new DateOnly(day.Year, day.Month, 1).AddDays(-1);

    private static DateOnly FirstOf(DateOnly to, int months) => to.AddDays(1).AddMonths(-months);
}
