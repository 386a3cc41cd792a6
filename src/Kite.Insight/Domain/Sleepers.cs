namespace Kite.Insight;

/// <summary>A customer who has been silent for longer than fits their own habit.</summary>
internal sealed record Sleeper(Habit Habit, int SilentDays);

/// <summary>
/// Customers who sleep (A4): silent for more than three of their own usual pauses and at least
/// thirty days; who came only once, for more than half a year.
/// </summary>
internal static class Sleepers
{
    public static Selected<Sleeper> Page(
        Habits known, DateOnly on, Mark? after, int limit, Measure? by = null)
    {
        var measure = by ?? Measure.MostMoney;
        var best = new Best<Habit>(limit, after, habit => measure.Of(habit.Visitor));
        var (customers, visits, net) = (0, 0L, 0L);
        foreach (var habit in known.All)
        {
            if (!habit.IsAsleep(on)) continue;

            (customers, visits, net) = (customers + 1, visits + habit.Visits, net + habit.Net);
            best.Add(habit);
        }
        var (items, next) = best.Page();
        return new(
            customers, visits, net,
            [.. items.Select(habit => new Sleeper(habit, habit.SilentDays(on)))], next);
    }
}
