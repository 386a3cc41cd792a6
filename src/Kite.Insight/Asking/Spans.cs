namespace Kite.Insight;

/// <summary>Stretches of time that move along with today, and what they are held against.</summary>
internal static class Spans
{
    public const string Usual = "6-months";
    public const string YearBefore = "year-before";
    private const double DaysOfAMonth = 365.25 / 12;

    public static readonly IReadOnlyList<string> All =
        ["month", "3-months", Usual, "12-months", "year", "last-year"];

    public static Period Of(string? span, DateOnly today) => span switch
    {
        "month" => From(new(today.Year, today.Month, 1), today),
        "3-months" => Months(3, today),
        "12-months" => Months(12, today),
        "year" => From(new(today.Year, 1, 1), today),
        "last-year" => From(new(today.Year - 1, 1, 1), new(today.Year - 1, 12, 31)),
        _ => Months(6, today),
    };

    /// <summary>As many whole months before it; as many days where it has none.</summary>
    public static Period Before(Period period)
    {
        var months = (period.To.Year - period.From.Year) * 12
            + period.To.AddDays(1).Month - period.From.Month
            + (period.To.AddDays(1).Year - period.To.Year) * 12;
        return months > 0 && period.From.AddMonths(months).AddDays(-1) == period.To
            ? From(period.From.AddMonths(-months), period.From.AddDays(-1))
            : period.Before();
    }

    public static Period AYearEarlier(Period period) =>
        From(period.From.AddYears(-1), period.To.AddYears(-1));

    /// <summary>How many months a period holds, at least one.</summary>
    public static int Months(Period period) =>
        Math.Max(1, (int)Math.Round(period.Days / DaysOfAMonth));

    private static Period Months(int months, DateOnly today) =>
        From(today.AddMonths(-months).AddDays(1), today);

    private static Period From(DateOnly from, DateOnly to) => Period.Of(from, to).Value;
}
