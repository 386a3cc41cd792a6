namespace Kite.Insight;

/// <summary>
/// Whole months, one after the other: what came in, and what an ordinary day brought. A month
/// without an ordinary day is a gap, never a nought: who was closed has not lost their guests.
/// </summary>
internal sealed record MonthSeries(
    DateOnly First, IReadOnlyList<double> Levels, IReadOnlyList<double> Totals,
    IReadOnlyList<double> Worths)
{
    public int Count => Levels.Count;

    public DateOnly MonthAt(int index) => First.AddMonths(index);

    /// <summary>The series as it stood when so many months were known.</summary>
    public MonthSeries UpTo(int count) =>
        new(First, [.. Levels.Take(count)], [.. Totals.Take(count)], [.. Worths.Take(count)]);

    /// <summary>The months that are over before this day, by the worth of their days.</summary>
    public static MonthSeries Of(
        IReadOnlyList<DaySum> days, Measured what, DateOnly today, TradingDays trading,
        SpecialDates special)
    {
        var end = today.AddDays(1 - today.Day);
        var known = days.Where(d => d.Day < end).ToList();
        if (known.Count == 0) return new(end, [], [], []);

        var first = known.Min(d => d.Day);
        first = first.AddDays(1 - first.Day);
        var months = known.ToLookup(d => d.Day.AddDays(1 - d.Day.Day));
        var (levels, totals, worths) = (new List<double>(), new List<double>(),
            new List<double>());
        for (var month = first; month < end; month = month.AddMonths(1))
        {
            var ordinary = months[month].Where(d => !special.All.Contains(d.Day)).ToList();
            var worth = ordinary.Sum(d => trading.WorthOf(d.Day));
            levels.Add(worth > 0
                ? ordinary.Sum(d => (double)d.Of(what)) / worth
                : double.NaN);
            totals.Add(months[month].Sum(d => (double)d.Of(what)));
            worths.Add(trading.WorthOfMonth(month, special.Closed));
        }
        return new(first, levels, totals, worths);
    }
}

/// <summary>Days that are no measure for others, and those among them without business.</summary>
internal sealed record SpecialDates(ISet<DateOnly> All, ISet<DateOnly> Closed)
{
    public static readonly SpecialDates None =
        new(new HashSet<DateOnly>(), new HashSet<DateOnly>());
}
