namespace Kite.Importing;

/// <summary>
/// Reads days, with the time where it is written. Days with the year first are always understood;
/// whether 03/04/2024 is in March or in April the mapping must say.
/// </summary>
public sealed class DayReader(DateForm? form)
{
    public const int FirstYear = 1900;
    public const int LastYear = 2200;

    public Result<Moment> Read(string written)
    {
        var text = PlainText.Of(written).AsSpan();
        if (text.IsEmpty) return new CellIsEmpty();
        if (form is DateForm.ExcelSerial && SpreadsheetDay.TryFind(text, out var serial))
            return serial is { } counted ? counted : new NoSuchDay(written);

        if (WrittenDay.Find(text) is not { } day) return new NotADay(written);
        if (day.Year < 100) return new YearHasTwoDigits(written);

        var monthFirst = day.YearFirst || form switch
        {
            DateForm.DayFirst => false,
            DateForm.MonthFirst => true,
            _ => day.Second > 12,
        };
        if (!day.YearFirst && form is DateForm.YearFirst or DateForm.ExcelSerial)
            return new DayDoesNotFit(written);
        if (!day.YearFirst && form is null && day.MayBeTwoDays) return new DayIsAmbiguous(written);

        return monthFirst
            ? Read(written, day.Year, day.First, day.Second, text[day.Length..])
            : Read(written, day.Year, day.Second, day.First, text[day.Length..]);
    }

    /// <summary>
    /// Reads a cell that the spreadsheet holds as a number: 19970131, or days since 1900.
    /// </summary>
    internal static Result<Moment> ReadNumber(string written)
    {
        if (written.Length == 8 || !SpreadsheetDay.TryFind(written, out var counted))
            return new DayReader(DateForm.YearFirst).Read(written);
        return counted is { } day ? day : new NoSuchDay(written);
    }

    /// <summary>The form that these days agree on; none where they leave it open, or differ.
    /// </summary>
    public static DateForm? FormOf(IEnumerable<string> sample)
    {
        var written = sample.Where(cell => !string.IsNullOrWhiteSpace(cell)).ToList();
        if (written.Count == 0) return null;
        if (written.TrueForAll(IsRecentSerial)) return DateForm.ExcelSerial;

        // A few cells that are no days at all must not hide what the others say.
        var days = written.FindAll(cell =>
            Reads(DateForm.DayFirst, cell) || Reads(DateForm.MonthFirst, cell));
        var yearFirst = days.Count(cell => Reads(DateForm.YearFirst, cell));
        if (yearFirst == days.Count) return days.Count > 0 ? DateForm.YearFirst : null;

        var notMonthFirst = days.Exists(cell => !Reads(DateForm.MonthFirst, cell));
        var notDayFirst = days.Exists(cell => !Reads(DateForm.DayFirst, cell));
        if (notMonthFirst == notDayFirst) return null;
        return notMonthFirst ? DateForm.DayFirst : DateForm.MonthFirst;
    }

    private static bool Reads(DateForm form, string written) =>
        new DayReader(form).Read(written).Refusal is null;

    // Five digits: the years 1954 to 2173.
    private static bool IsRecentSerial(string written) =>
        written.Trim() is [>= '2' and <= '9', _, _, _, _, ..] serial
        && (serial.Length == 5 || serial[5] is '.')
        && SpreadsheetDay.TryFind(serial, out var day) && day is not null;

    private static Result<Moment> Read(
        string written, int year, int month, int day, ReadOnlySpan<char> rest)
    {
        if (year is < FirstYear or > LastYear)
            return new YearIsOutOfRange(written, FirstYear, LastYear);
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return new NoSuchDay(written);

        var date = new DateOnly(year, month, day);
        if (rest.IsEmpty) return new Moment(date);
        if (!rest.Contains(':')) return new NotADay(written);
        return WrittenTime.TryRead(rest, out var time, out var offset)
            ? new Moment(date, time, offset)
            : new NoSuchTime(written);
    }
}
