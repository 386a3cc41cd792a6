namespace Kite.Insight;

/// <summary>What a rehearsal says about money as a whole.</summary>
internal static class Foreseen
{
    /// <summary>The day on which all of a budget would have been given; none where it lasts.
    /// </summary>
    public static DateOnly? BudgetDay(
        IEnumerable<(DateOnly Day, long Given)> days, long budget)
    {
        var given = 0L;
        foreach (var day in days.GroupBy(d => d.Day).OrderBy(d => d.Key))
        {
            given += day.Sum(d => d.Given);
            if (given >= budget) return day.Key;
        }
        return null;
    }

    /// <summary>
    /// How many more sales of the same kind make up for the cost, in hundredths of one per cent,
    /// rounded up: of what was left of them before, so much must come on top that as much is left
    /// as without the strategy. None where each sale leaves nothing any more.
    /// </summary>
    /// <param name="before">What the receipts come to without the strategy.</param>
    /// <param name="cost">What is paid less for them with it.</param>
    /// <param name="margin">What is left of a sale, in hundredths of one per cent; 10,000 makes
    /// up for turnover alone.</param>
    public static long? BreakEven(long before, long cost, int margin = 10_000)
    {
        if (cost <= 0) return 0;

        // left = before × margin; with it left − cost: (1 + u)(left − cost) = left.
        var left = (Int128)before * margin;
        var with = left - ((Int128)cost * 10_000);
        if (with <= 0) return null;

        var (more, rest) = Int128.DivRem((Int128)cost * 10_000 * 10_000, with);
        return (long)(more + (rest > 0 ? 1 : 0));
    }

    /// <summary>What is turned over more, or less, where so many more sales come.</summary>
    public static long WithUplift(long before, long cost, int basisPoints) =>
        (long)(((Int128)(before - cost) * (10_000 + basisPoints) / 10_000) - before);
}
