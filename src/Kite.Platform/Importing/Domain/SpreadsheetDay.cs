namespace Kite.Importing;

/// <summary>
/// Days as spreadsheets keep them: counted from 1900, the time of day as a fraction.
/// </summary>
internal static class SpreadsheetDay
{
    // Spreadsheets believe in a 29 February 1900 (day 60), so the count is off by one before it.
    private const int LeapDayThatNeverWas = 60;
    private static readonly DateOnly DayBeforeTheFirst = new(1899, 12, 30);
    private static readonly int Last =
        new DateOnly(DayReader.LastYear, 12, 31).DayNumber - DayBeforeTheFirst.DayNumber;

    /// <summary>
    /// Whether the text is a count of days at all; the day is none where no calendar has it.
    /// </summary>
    public static bool TryFind(ReadOnlySpan<char> text, out Moment? day)
    {
        day = null;
        var counted = decimal.TryParse(
            text,
            System.Globalization.NumberStyles.AllowDecimalPoint,
            System.Globalization.CultureInfo.InvariantCulture,
            out var serial);
        if (counted) day = Of(serial);
        return counted;
    }

    private static Moment? Of(decimal serial)
    {
        if (serial < 1 || serial >= Last + 1) return null;

        // The fraction of a day is kept in base two: the nearest second is what was typed.
        var seconds = (long)decimal.Round(serial * 86_400, MidpointRounding.ToEven);
        var (days, second) = Math.DivRem(seconds, 86_400L);
        if (days is LeapDayThatNeverWas || days > Last) return null;

        var day = DayBeforeTheFirst.AddDays((int)days + (days < LeapDayThatNeverWas ? 1 : 0));
        return second == 0 ? new(day) : new(day, new TimeOnly(second * TimeSpan.TicksPerSecond));
    }
}
