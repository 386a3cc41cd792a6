namespace Kite.Insight;

/// <summary>
/// Where one customer stands: quarter now and before, what they are worth in a year and a month,
/// and their rank among all who came in that year.
/// </summary>
internal sealed record Standing(
    State Now, State Before, Visitor? Year, long Month, int Months, int? Rank, int Among,
    bool InTop10, bool InTop20, Habit? Habit)
{
    /// <summary>
    /// The standing by the figures of a period, of the one before it and of the last twelve
    /// months; a month's worth is taken over the months since the first visit when these are
    /// fewer, so that new customers are not made small.
    /// </summary>
    public static Standing Of(
        long customer, PeriodFigures now, PeriodFigures before, PeriodFigures year,
        Habits known, Thresholds thresholds)
    {
        var habit = known.Find(customer);
        var lastYear = year.Find(customer);
        var ranks = new Ranks(year);
        var months = MonthsSeen(habit?.First ?? year.Period.From, year.Period);
        return new(
            StateIn(now, habit, customer, thresholds),
            StateIn(before, habit, customer, thresholds),
            lastYear,
            Visitor.Floor(lastYear?.Net ?? 0, months),
            months,
            lastYear is { } visitor ? ranks.Of(visitor.Net) : null,
            ranks.Count,
            lastYear?.Net >= ranks.LeastOfShare(10),
            lastYear?.Net >= ranks.LeastOfShare(20),
            habit);
    }

    private static State StateIn(
        PeriodFigures figures, Habit? habit, long customer, Thresholds thresholds) =>
        figures.Find(customer) is { } visitor ? (State)(int)thresholds.Of(visitor)
        : habit is null || habit.Value.First > figures.Period.To ? State.New
        : State.None;

    // A month begun counts whole, and twelve are the most.
    private static int MonthsSeen(DateOnly first, Period year)
    {
        var from = first > year.From ? first : year.From;
        var months = 12 * (year.To.Year - from.Year) + year.To.Month - from.Month;
        if (from.AddMonths(months) <= year.To) months++;
        return Math.Clamp(months, 1, 12);
    }
}
