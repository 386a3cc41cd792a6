namespace Kite.Sample;

/// <summary>
/// Turns a day and a minute of the story into an instant. What lies later than now is pulled
/// into the hours of today that have passed: the figures of a day are the same at every hour.
/// </summary>
internal sealed class Clockwork(DateOnly first, TimeZoneInfo zone, DateTimeOffset now)
{
    private const int Opens = 4 * 60;
    private const int Whole = 24 * 60;

    public DateTimeOffset At(int day, int minute)
    {
        var midnight = first.AddDays(day).ToDateTime(TimeOnly.MinValue);
        var start = new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
        var at = start.AddMinutes(minute);
        if (at <= now) return at;

        var open = start.AddMinutes(Opens);
        var passed = (now - open).TotalSeconds * (minute - Opens) / Whole;
        return open.AddSeconds(Math.Max(0, Math.Floor(passed)));
    }
}
