namespace Kite.Insight;

/// <summary>
/// Days beside the same weekdays of the eight weeks before: what is usual, where enough of them
/// are known.
/// </summary>
internal sealed class PastWeeks(IReadOnlyList<DaySum> days, Func<DaySum, long> of)
{
    private const int Weeks = 8;
    private const int FewestWeeks = 3;

    private readonly Dictionary<DateOnly, long> known = days.ToDictionary(d => d.Day, of);
    private readonly DateOnly first = days.Count == 0 ? DateOnly.MaxValue : days[0].Day;

    public long Sum(DateOnly from, DateOnly to)
    {
        var sum = 0L;
        for (var day = from; day <= to; day = day.AddDays(1)) sum += known.GetValueOrDefault(day);
        return sum;
    }

    /// <summary>How much more than usual: 0.06 is 6 % more; null where nothing is usual yet.
    /// </summary>
    public double? Change(DateOnly from, DateOnly to)
    {
        var weeks = Enumerable.Range(1, Weeks).Where(w => from.AddDays(-7 * w) >= first)
            .Select(w => Sum(from.AddDays(-7 * w), to.AddDays(-7 * w))).ToList();
        var usual = weeks.Count < FewestWeeks ? 0 : weeks.Average();
        return usual > 0 ? Sum(from, to) / usual - 1 : null;
    }

    /// <summary>So many days up to this one, a bar each.</summary>
    public IReadOnlyList<TileBar> Bars(DateOnly last, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => last.AddDays(i - count + 1))
            .Select(day => new TileBar(day, known.GetValueOrDefault(day))),
    ];
}
