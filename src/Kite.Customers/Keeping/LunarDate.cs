using System.Globalization;
using System.Text.RegularExpressions;

namespace Kite.Customers;

/// <summary>
/// A day of the Chinese lunar calendar, as people know their birthday by it: the year where it is
/// known, the month, whether it is the leap one, the day.
/// </summary>
public readonly partial record struct LunarDate(int? Year, int Month, bool IsLeap, int Day)
{
    private static readonly ChineseLunisolarCalendar Calendar = new();

    /// <summary>
    /// Reads <c>1990-04-12</c>, <c>1990-04+-12</c> (leap month), <c>-04-12</c> (no year).
    /// </summary>
    public static LunarDate? Read(string written)
    {
        if (Form().Match(written) is not { Success: true } found) return null;

        int? year = found.Groups["year"].Length == 0 ? null : Number(found, "year");
        var date = new LunarDate(
            year, Number(found, "month"), found.Groups["leap"].Length > 0, Number(found, "day"));
        return date.Exists ? date : null;
    }

    /// <summary>
    /// The day on which it is kept in a lunar year. Where that year has no such leap month it is
    /// kept in the plain month, and the thirtieth of a short month on the twenty-ninth.
    /// </summary>
    public DateOnly SolarIn(int lunarYear)
    {
        var leap = Calendar.GetLeapMonth(lunarYear);
        var isLeap = IsLeap && leap == Month + 1;
        var month = Month + (isLeap || (leap > 0 && Month >= leap) ? 1 : 0);
        var day = Math.Min(Day, Calendar.GetDaysInMonth(lunarYear, month));
        return DateOnly.FromDateTime(Calendar.ToDateTime(lunarYear, month, day, 0, 0, 0, 0));
    }

    /// <summary>The first day on or after this one on which it is kept.</summary>
    public DateOnly Next(DateOnly from)
    {
        // The lunar year begins up to seven weeks after the solar one.
        for (var year = from.Year - 1; ; year++)
        {
            if (SolarIn(year) is var day && day >= from) return day;
        }
    }

    /// <summary>The solar day itself, where the year is known.</summary>
    public DateOnly? Solar => Year is { } year ? SolarIn(year) : null;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}{(IsLeap ? "+" : "")}-{Day:00}");

    private bool Exists
    {
        get
        {
            if (Month is < 1 or > 12 || Day is < 1 or > 30) return false;
            if (Year is not { } year) return true;
            if (year is < 1901 or > 2100) return false;

            var leap = Calendar.GetLeapMonth(year);
            if (IsLeap && leap != Month + 1) return false;
            var month = Month + (IsLeap || (leap > 0 && Month >= leap) ? 1 : 0);
            return Day <= Calendar.GetDaysInMonth(year, month);
        }
    }

    private static int Number(Match found, string group) =>
        int.Parse(found.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?<year>[0-9]{4})?-(?<month>[0-9]{2})(?<leap>\\+)?-(?<day>[0-9]{2})$",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Form();
}
