namespace Kite.Cards;

/// <summary>
/// How a fee becomes income over its term, by whole days, and how one term follows another (T9).
/// </summary>
internal static class MembershipTerm
{
    /// <summary>
    /// The last day of so many months: the day before the same date; where a month has no such
    /// date, its last day.
    /// </summary>
    public static DateOnly LastOfMonths(DateOnly first, int months)
    {
        var same = first.AddMonths(months);
        return same.Day == first.Day ? same.AddDays(-1) : same;
    }

    /// <summary>
    /// What of the fee is earned once this day is over: as much as the days gone are of all days,
    /// down to the whole coin; on the last day all of it.
    /// </summary>
    public static long Earned(long fee, DateOnly first, DateOnly last, DateOnly day)
    {
        var all = last.DayNumber - first.DayNumber + 1;
        var gone = Math.Clamp(day.DayNumber - first.DayNumber + 1, 0, all);
        return (long)((Int128)fee * gone / all);
    }

    /// <summary>
    /// The days after which income is posted, as far as they are over: the end of each month, and
    /// the last day.
    /// </summary>
    public static IEnumerable<DateOnly> Closings(DateOnly first, DateOnly last, DateOnly over)
    {
        for (var end = EndOfMonth(first); end < last && end <= over;
            end = EndOfMonth(end.AddDays(1)))
        {
            yield return end;
        }
        if (last <= over) yield return last;
    }

    /// <summary>
    /// The first day of the next term: without a gap where the one before still holds, its grace
    /// included; else today.
    /// </summary>
    public static DateOnly Next(DateOnly? lastBefore, DateOnly? untilBefore, DateOnly today) =>
        lastBefore is { } last && untilBefore >= today ? last.AddDays(1) : today;

    /// <summary>The last month's end that is over on this day; or that of the day before where a
    /// term ended then.</summary>
    public static DateOnly EndOfMonth(DateOnly day) =>
        new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
