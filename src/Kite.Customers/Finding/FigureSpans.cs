using System.Globalization;

namespace Kite.Customers;

/// <summary>
/// Of which days and which store a figure is asked: the last so many days, from a day on, up to a
/// day, one store by its number.
/// </summary>
internal static class FigureSpans
{
    public const string Days = "days";
    public const string Since = "since";
    public const string Until = "until";
    public const string Store = "store";
    private const int MostDays = 36_500;
    private static readonly string[] All = [Days, Since, Until, Store];

    public static bool Are(string end) => All.Contains(end, StringComparer.Ordinal);

    public static Result<FigureTest> Read(
        FigureFilter filter, FigureTest test, string end, string written, DateOnly today)
    {
        if (end == Store)
        {
            if (!filter.OfStore) return new NoSuchFigure($"{filter.Key}.{end}");
            return FigureQuestions.Whole(written, 0) is > 0 and <= int.MaxValue and { } number
                ? test with { Store = (int)number }
                : new NotAFigure(written, 0);
        }
        if (!filter.OfDays) return new NoSuchFigure($"{filter.Key}.{end}");
        if (end == Days)
        {
            return FigureQuestions.Whole(written, 0) is >= 1 and <= MostDays and { } days
                ? Between(test, today.AddDays(1 - (int)days), today)
                : new OutOfRange(1, MostDays);
        }
        if (!DateOnly.TryParseExact(
            written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new NotACalendarDay(written);
        return end == Since
            ? Between(test, day, test.Window?.To ?? (day > today ? day : today))
            : Between(test, test.Window?.From ?? DateOnly.MinValue, day);
    }

    // In whatever order the ends stand in an address, the days are what lies between both.
    private static Result<FigureTest> Between(FigureTest test, DateOnly from, DateOnly to)
    {
        var period = Period.Of(from, to);
        return period.Refusal is { } no ? no : test with { Window = period.Value };
    }
}
