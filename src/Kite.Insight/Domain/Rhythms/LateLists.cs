namespace Kite.Insight;

/// <summary>
/// A customer in a list by rhythm: silent for how long, expected when, and how likely it is: of a
/// pause that is as long, or of staying away.
/// </summary>
internal sealed record LateCustomer(
    Habit Habit, int SilentDays, double UsualPause, DateOnly Expected, double Chance);

/// <summary>
/// Who is overdue, and who is lost, by their own rhythm (A4). Who is lost is not overdue any
/// more; why they stay away nobody knows who has not asked.
/// </summary>
internal static class LateLists
{
    /// <summary>The most improbable silence first, if not told otherwise.</summary>
    public static Selected<LateCustomer> Overdue(
        Habits known, Rhythms rhythms, DateOnly on, Mark? after, int limit, Measure by) =>
        Page(
            known, after, limit, by,
            habit => rhythms.IsLate(habit, habit.SilentDays(on))
                && !rhythms.IsLost(habit, habit.SilentDays(on)),
            habit => Late(habit, rhythms, on, rhythms.Longer(habit, habit.SilentDays(on))),
            habit => Improbability(rhythms.Longer(habit, habit.SilentDays(on))));

    public static Selected<LateCustomer> Lost(
        Habits known, Rhythms rhythms, DateOnly on, Mark? after, int limit, Measure by) =>
        Page(
            known, after, limit, by,
            habit => rhythms.IsLost(habit, habit.SilentDays(on)),
            habit => Late(habit, rhythms, on, rhythms.StaysAway(habit, habit.SilentDays(on))),
            habit => -Improbability(1 - rhythms.StaysAway(habit, habit.SilentDays(on))));

    public static LateCustomer Late(
        in Habit habit, Rhythms rhythms, DateOnly on, double chance)
    {
        var usual = rhythms.UsualPause(habit);
        return new(
            habit, habit.SilentDays(on), usual, After(habit.Last, usual), chance);
    }

    /// <summary>The day after so many days, the last of the calendar at most.</summary>
    public static DateOnly After(DateOnly day, double days) => DateOnly.FromDayNumber((int)Math.Min(
        DateOnly.MaxValue.DayNumber, day.DayNumber + Math.Ceiling(days)));

    // Equal to a millionth of a power of e: fine enough for an order, and whole as marks are.
    private static long Improbability(double chance) =>
        (long)(-Math.Log(Math.Max(chance, 1e-300)) * 1_000_000);

    private static Selected<LateCustomer> Page(
        Habits known, Mark? after, int limit, Measure by, Func<Habit, bool> takes,
        Func<Habit, LateCustomer> told, Func<Habit, long> improbability)
    {
        var byChance = by.Figure == Measure.Chance;
        var best = new Best<(Habit Habit, Mark At)>(limit, after, entry => entry.At);
        var (customers, visits, net) = (0, 0L, 0L);
        foreach (ref readonly var habit in known.All)
        {
            if (!takes(habit)) continue;
            (customers, visits, net) = (customers + 1, visits + habit.Visits, net + habit.Net);
            var figure = byChance ? improbability(habit) : 0;
            best.Add((habit, byChance
                ? new(by.Down ? -figure : figure, habit.Customer)
                : by.Of(habit.Visitor)));
        }
        var (items, next) = best.Page();
        return new(customers, visits, net, [.. items.Select(e => told(e.Habit))], next);
    }
}
