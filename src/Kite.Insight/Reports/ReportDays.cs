namespace Kite.Insight;

/// <summary>Sums of days of one's own, beside as many days before them.</summary>
internal sealed class ReportDays(IReadOnlyList<DaySum> days, Func<DaySum, long> of)
{
    // More bars than this cannot be told apart: weeks are drawn then, and months beyond.
    private const int MostBars = 62;
    private const int MostWeeks = 7 * MostBars;

    private readonly DateOnly first = days.Count == 0 ? DateOnly.MaxValue : days[0].Day;

    public long Sum(Period period) => days.Where(d => period.Contains(d.Day)).Sum(of);

    /// <summary>Null where the books did not reach back so far, or nothing was there.</summary>
    public double? Change(Period period)
    {
        var before = Spans.Before(period);
        var then = before.From < first ? 0 : Sum(before);
        return then > 0 ? (double)Sum(period) / then - 1 : null;
    }

    /// <summary>A bar for each day, each week or each month, named by its first day.</summary>
    public IReadOnlyList<TileBar> Bars(Period period)
    {
        var sums = days.Where(d => period.Contains(d.Day)).GroupBy(d => Start(period, d.Day))
            .ToDictionary(g => g.Key, g => g.Sum(of));
        return [.. Starts(period).Select(day => new TileBar(day, sums.GetValueOrDefault(day)))];
    }

    private static IEnumerable<DateOnly> Starts(Period period)
    {
        for (var day = period.From; ; day = Next(period, day))
        {
            yield return day;
            if (Next(period, day) > period.To) yield break;
        }
    }

    private static DateOnly Start(Period period, DateOnly day) => period.Days switch
    {
        <= MostBars => day,
        <= MostWeeks => period.From.AddDays((day.DayNumber - period.From.DayNumber) / 7 * 7),
        _ => new DateOnly(day.Year, day.Month, 1) is var month && month < period.From
            ? period.From
            : month,
    };

    private static DateOnly Next(Period period, DateOnly day) => period.Days switch
    {
        <= MostBars => day.AddDays(1),
        <= MostWeeks => day.AddDays(7),
        _ => new DateOnly(day.Year, day.Month, 1).AddMonths(1),
    };
}
