namespace Kite.Insight;

/// <summary>
/// Counts cohorts: whoever first bought in a stretch belongs to it for good. The figures of one
/// stretch after another are told to it; a visit is a day with a purchase, and what was brought
/// back lowers the money and is no visit.
/// </summary>
internal sealed class CohortCount
{
    private readonly CohortStep step;
    private readonly DateOnly today;
    private readonly int first;
    private readonly Habits habits;
    private readonly int[] cohorts;
    private readonly int[] customers;
    private readonly List<CohortCell>[] cells;

    /// <summary>The cohorts of all stretches in which the days of a period lie.</summary>
    public CohortCount(CohortStep step, Habits habits, Period joined, DateOnly today)
    {
        (this.step, this.habits, this.today) = (step, habits, today);
        first = step.Of(joined.From);
        var count = step.Of(joined.To) - first + 1;
        customers = new int[count];
        cells = [.. Enumerable.Range(0, count).Select(_ => new List<CohortCell>())];
        cohorts = new int[habits.Count];
        for (var i = 0; i < cohorts.Length; i++)
        {
            var cohort = step.Of(habits.First(i)) - first;
            cohorts[i] = cohort >= 0 && cohort < count ? cohort : -1;
            if (cohorts[i] >= 0) customers[cohort]++;
        }
    }

    /// <summary>
    /// The stretches whose figures must be told, one after the other; the last ends today.
    /// </summary>
    public IEnumerable<Period> Stretches =>
        Enumerable.Range(first, Math.Max(step.Of(today) - first + 1, 0))
            .Select(s => step.Days(s))
            .Select(days => days.To < today ? days : Period.Of(days.From, today).Value);

    public void Add(PeriodFigures figures)
    {
        var age = step.Of(figures.Period.From) - first;
        var (came, visits, net) = (
            new int[cells.Length], new long[cells.Length], new long[cells.Length]);
        var at = 0;
        for (var i = 0; i < figures.Count; i++)
        {
            if (CohortOf(figures.Customers[i], ref at) is not { } cohort) continue;
            came[cohort]++;
            visits[cohort] += figures.Visits[i];
            net[cohort] += figures.Net[i];
        }
        at = 0;
        for (var i = 0; i < figures.OnlyReturned.Count; i++)
        {
            if (CohortOf(figures.OnlyReturned.Customers[i], ref at) is { } cohort)
                net[cohort] += figures.OnlyReturned.NetAt(i);
        }
        for (var cohort = 0; cohort < cells.Length && cohort <= age; cohort++)
        {
            cells[cohort].Add(new(
                age - cohort, figures.Period, came[cohort], visits[cohort], net[cohort],
                figures.Period.To < today));
        }
    }

    public CohortTable Table() => CohortTable.Of(
        step,
        [
            .. customers.Select((count, i) => new CohortRow(step.Days(first + i), count, cells[i])),
        ]);

    // Both run through customers in the order of their numbers.
    private int? CohortOf(long customer, ref int at)
    {
        while (at < habits.Count && habits.Customer(at) < customer) at++;
        return at < habits.Count && habits.Customer(at) == customer && cohorts[at] >= 0
            ? cohorts[at]
            : null;
    }
}
