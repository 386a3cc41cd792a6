namespace Kite.Importing;

/// <summary>
/// A day as a file has it, with the time of day and its distance from UTC where they are written.
/// </summary>
public readonly record struct Moment(DateOnly Day, TimeOnly? Time = null, TimeSpan? Offset = null)
{
    /// <summary>The instant meant, by the clock of <paramref name="zone"/> where none is written.
    /// </summary>
    public DateTimeOffset In(TimeZoneInfo zone)
    {
        var local = Day.ToDateTime(Time ?? TimeOnly.MinValue);
        // An hour that the clocks skip in spring is read as the hour after it.
        if (Offset is null && zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new(local, Offset ?? zone.GetUtcOffset(local));
    }
}
