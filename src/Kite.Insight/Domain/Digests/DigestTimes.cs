namespace Kite.Insight;

/// <summary>How often somebody gets a digest.</summary>
public enum DigestPace
{
    None,
    Daily,
    Weekly,
}

/// <summary>When a digest falls due: on every day, or on one of the week, at a full hour.</summary>
internal sealed record DigestTimes(
    DigestPace Pace, DayOfWeek Weekday, int Hour, TimeZoneInfo Zone)
{
    private const int DaysInReach = 8;

    /// <summary>A day on which it falls due, and the moment.</summary>
    internal sealed record Due(DateOnly Day, DateTimeOffset At);

    /// <summary>The last that has fallen due; null where there is none.</summary>
    public Due? Last(DateTimeOffset now) =>
        Days(now, -1).Select(At).FirstOrDefault(due => due.At <= now);

    /// <summary>The next to come.</summary>
    public Due? Next(DateTimeOffset now) =>
        Days(now, 1).Select(At).FirstOrDefault(due => due.At > now);

    /// <summary>The moment on a day of one's own.</summary>
    public DateTimeOffset On(DateOnly day) => At(day).At;

    private IEnumerable<DateOnly> Days(DateTimeOffset now, int step)
    {
        if (Pace is DigestPace.None) return [];

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime);
        return Enumerable.Range(0, DaysInReach + 1).Select(i => today.AddDays(i * step))
            .Where(day => Pace is DigestPace.Daily || day.DayOfWeek == Weekday);
    }

    // An hour that the clock leaps over falls due where it lands; one that comes twice, the first
    // time.
    private Due At(DateOnly day)
    {
        var wall = day.ToDateTime(new TimeOnly(Hour, 0));
        while (Zone.IsInvalidTime(wall)) wall = wall.AddMinutes(15);
        var offset = Zone.IsAmbiguousTime(wall)
            ? Zone.GetAmbiguousTimeOffsets(wall).Max()
            : Zone.GetUtcOffset(wall);
        return new(day, new DateTimeOffset(wall, offset).ToUniversalTime());
    }
}
