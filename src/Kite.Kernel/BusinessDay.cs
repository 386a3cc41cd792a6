namespace Kite;

/// <summary>
/// Turns an instant into a store's business day: the store's own clock, less its cut-off hour, so
/// that a bill at 01:30 belongs to yesterday (T2).
/// </summary>
public sealed class BusinessDay(TimeZoneInfo zone, TimeOnly cutOff)
{
    public DateOnly Of(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        var day = DateOnly.FromDateTime(local);
        return TimeOnly.FromDateTime(local) < cutOff ? day.AddDays(-1) : day;
    }
}
