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
        var begins = day.ToDateTime(cutOff);
        return local < begins && !HasBegun(begins, at) ? day.AddDays(-1) : day;
    }

    // When the clocks go back, a cut-off in the doubled hour is passed twice: the first counts.
    private bool HasBegun(DateTime begins, DateTimeOffset at) =>
        zone.IsAmbiguousTime(begins)
        && at >= new DateTimeOffset(begins, zone.GetAmbiguousTimeOffsets(begins).Max());
}
