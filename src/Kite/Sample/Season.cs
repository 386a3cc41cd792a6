using System.Globalization;

namespace Kite.Sample;

/// <summary>How busy each day of the sample's life is for each kind of guest.</summary>
internal sealed class Season
{
    private static readonly ChineseLunisolarCalendar Lunar = new();
    private readonly double[][] busy;

    public Season(DateOnly first, int days)
    {
        busy = [.. Enum.GetValues<Swing>().Select(swing =>
            Enumerable.Range(0, days).Select(i => On(first.AddDays(i), swing)).ToArray())];
    }

    /// <summary>1 on an ordinary day, less on a quiet one, more on a busy one.</summary>
    public double this[Swing swing, int day] => busy[(int)swing][day];

    private static double On(DateOnly day, Swing swing)
    {
        var newYear = DaysFromNewYear(day);
        return swing switch
        {
            Swing.Work => Work(day, newYear),
            Swing.Feast => Feast(day, newYear),
            Swing.Travel => Travel(day, newYear),
            _ => Trade(day, newYear),
        };
    }

    private static double Work(DateOnly day, int newYear) => newYear switch
    {
        >= -3 and <= 6 => 0.2,
        _ when IsHoliday(day) => 0.35,
        _ when day.Month == 8 => 0.9,
        _ => 1.05,
    };

    private static double Feast(DateOnly day, int newYear) => newYear switch
    {
        >= -12 and <= -2 => 1.4,
        >= -1 and <= 6 => 2.4,
        >= 7 and <= 15 => 1.3,
        _ when IsHoliday(day) || IsMidAutumn(day) => 1.8,
        _ when day.Month is 7 or 8 => 1.2,
        _ when day is { Month: 12, Day: > 20 } => 1.3,
        _ => 0.95,
    };

    private static double Travel(DateOnly day, int newYear) => newYear switch
    {
        >= 0 and <= 8 => 1.4,
        _ when IsHoliday(day) => 2.2,
        _ when day.Month is 7 or 8 => 1.7,
        _ when day.Month is 12 or 1 or 2 => 0.75,
        _ => 0.95,
    };

    private static double Trade(DateOnly day, int newYear) => newYear switch
    {
        >= -20 and <= -4 => 1.6,
        >= -3 and <= 8 => 0.08,
        >= 9 and <= 14 => 0.6,
        _ when day is { Month: 9, Day: > 18 } => 1.3,
        _ => 1,
    };

    private static bool IsHoliday(DateOnly day) =>
        day is { Month: 10, Day: <= 7 } or { Month: 5, Day: <= 5 };

    private static int DaysFromNewYear(DateOnly day) =>
        Enumerable.Range(day.Year, 2)
            .Select(year => day.DayNumber - NewYear(year).DayNumber)
            .MinBy(Math.Abs);

    private static DateOnly NewYear(int year) =>
        DateOnly.FromDateTime(Lunar.ToDateTime(year, 1, 1, 0, 0, 0, 0));

    private static bool IsMidAutumn(DateOnly day)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        var year = Lunar.GetYear(at);
        var month = Lunar.GetMonth(at);
        // Months after a leap month are counted one further.
        if (Lunar.GetLeapMonth(year) is > 0 and var leap && month >= leap) month--;
        return month == 8 && Lunar.GetDayOfMonth(at) is >= 14 and <= 16;
    }
}
