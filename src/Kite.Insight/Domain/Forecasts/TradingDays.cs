namespace Kite.Insight;

/// <summary>
/// What each weekday is worth beside an ordinary day, and how often it is open: a month with five
/// Saturdays brings more than one with four. Learned from the last year.
/// </summary>
internal sealed class TradingDays
{
    private const int Learned = 365;
    private const int Weekdays = 7;

    private readonly double[] worth = new double[Weekdays];
    private readonly double[] isOpen = new double[Weekdays];

    /// <summary>Reads the days on which something came in; special days teach nothing.</summary>
    public static TradingDays Of(
        IReadOnlyCollection<DaySum> days, Measured what, DateOnly today, ISet<DateOnly> special)
    {
        var last = today.AddDays(-1);
        var first = days.Count == 0 ? last : days.Min(d => d.Day);
        if (last.DayNumber - first.DayNumber >= Learned) first = last.AddDays(1 - Learned);
        var ordinary = days
            .Where(d => d.Day >= first && d.Day <= last && !special.Contains(d.Day)).ToList();
        var mean = ordinary.Count == 0 ? 0 : ordinary.Average(d => (double)d.Of(what));
        var known = new TradingDays();
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            var theirs = ordinary.Where(d => d.Day.DayOfWeek == day).ToList();
            var calendar = Calendar(first, last).Count(
                d => d.DayOfWeek == day && !special.Contains(d));
            known.isOpen[(int)day] = calendar == 0 ? 0 : (double)theirs.Count / calendar;
            // What never was open lately is worth what an ordinary day is.
            known.worth[(int)day] = theirs.Count == 0 || mean <= 0
                ? 1
                : Math.Max(0, theirs.Average(d => (double)d.Of(what)) / mean);
        }
        return known;
    }

    /// <summary>A day that was open, in ordinary days.</summary>
    public double WorthOf(DateOnly day) => worth[(int)day.DayOfWeek];

    /// <summary>A month to come, in ordinary days; on days that are closed nothing comes in.
    /// </summary>
    public double WorthOfMonth(DateOnly month, ISet<DateOnly> closed) =>
        Calendar(month, month.AddMonths(1).AddDays(-1))
            .Where(d => !closed.Contains(d))
            .Sum(d => worth[(int)d.DayOfWeek] * isOpen[(int)d.DayOfWeek]);

    private static IEnumerable<DateOnly> Calendar(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1)) yield return day;
    }
}
