namespace Kite.Insight;

/// <summary>
/// What happened from one period to the next, and to the one after it: how many went from each
/// place to each, and who came for the first time.
/// </summary>
internal sealed class Steps
{
    private const int Arrivals = Footings.Many;
    private readonly int[,,] counts = new int[2, Footings.Many + 1, Footings.Many];
    private readonly int[] now = new int[Footings.Many];

    /// <summary>How many stand in a place in the last period.</summary>
    public IReadOnlyList<int> Now => now;

    /// <summary>From a place to the others in the first or in the second step.</summary>
    public int[] Row(int step, Footing from) => Row(step, (int)from);

    /// <summary>Who came for the first time, by where they stood when the period ended.</summary>
    public int[] Arrived(int step) => Row(step, Arrivals);

    /// <param name="windows">Four periods, one after the other, equally long.</param>
    /// <param name="known">When everyone first came.</param>
    /// <param name="lines">The lines between the quarters, the same for all.</param>
    public static Steps Of(
        IReadOnlyList<PeriodFigures> windows, Habits known, Thresholds lines)
    {
        var steps = new Steps();
        foreach (var (habit, places) in Places(windows, known, lines))
            steps.Add(places, windows, habit.First);
        return steps;
    }

    /// <summary>
    /// Where everyone stood in each window; nowhere before they first came. The places are
    /// written anew for each customer.
    /// </summary>
    public static IEnumerable<(Habit Habit, Footing?[] Places)> Places(
        IReadOnlyList<PeriodFigures> windows, Habits known, Thresholds lines)
    {
        var at = new int[windows.Count];
        var places = new Footing?[windows.Count];
        for (var i = 0; i < known.Count; i++)
        {
            var habit = known.All[i];
            for (var w = 0; w < windows.Count; w++)
                places[w] = FootingIn(windows, w, habit, lines, at, w > 0 ? places[w - 1] : null);
            yield return (habit, places);
        }
    }

    private static Footing? FootingIn(
        IReadOnlyList<PeriodFigures> windows, int w, Habit habit, Thresholds lines, int[] at,
        Footing? before)
    {
        var figures = windows[w];
        while (at[w] < figures.Count && figures.Customers[at[w]] < habit.Customer) at[w]++;
        if (at[w] < figures.Count && figures.Customers[at[w]] == habit.Customer)
            return (Footing)(int)lines.Of(figures[at[w]]);
        return habit.First > figures.Period.To ? null
            : before is { } then && Footings.Comes(then) ? Footing.Missed
            : Footing.Away;
    }

    // How long someone has been away is known from the second period on.
    private void Add(Footing?[] places, IReadOnlyList<PeriodFigures> windows, DateOnly first)
    {
        for (var step = 0; step < 2; step++)
        {
            if (places[step + 2] is not { } to) continue;

            if (places[step + 1] is { } from) counts[step, (int)from, (int)to]++;
            else if (windows[step + 2].Period.Contains(first)) counts[step, Arrivals, (int)to]++;
        }
        if (places[^1] is { } stands) now[(int)stands]++;
    }

    private int[] Row(int step, int from) =>
        [.. Enumerable.Range(0, Footings.Many).Select(to => counts[step, from, to])];
}
