namespace Kite.Insight;

/// <summary>Once a customer was lost by the rule, and came again.</summary>
internal readonly record struct WinBack(
    long Customer, DateOnly Last, DateOnly Back, int SilentDays);

/// <summary>Those who were lost by the rule and came again (A4).</summary>
internal static class WinBacks
{
    /// <summary>For how many days a customer who came again is listed.</summary>
    public const int Days = 365;

    /// <summary>
    /// Every time they were lost before they came, going by what was known of them then: by the
    /// pauses before, never by those after.
    /// </summary>
    public static List<WinBack> Of(
        long customer, ReadOnlySpan<int> days, Rhythms rhythms)
    {
        var found = new List<WinBack>();
        for (var i = 1; i < days.Length; i++)
        {
            var silent = days[i] - days[i - 1];
            // On the eve of their return.
            if (!rhythms.IsLost(i - 1, days[i - 1] - days[0], silent - 1)) continue;
            found.Add(new(
                customer, DateOnly.FromDayNumber(days[i - 1]), DateOnly.FromDayNumber(days[i]),
                silent));
        }
        return found;
    }

    /// <summary>A page of those who came again lately and are not lost once more.</summary>
    public static Selected<(Habit Habit, WinBack Back)> Page(
        IReadOnlyList<WinBack> last, Habits known, Rhythms rhythms, DateOnly on, Mark? after,
        int limit, Measure by)
    {
        var best = new Best<(Habit Habit, WinBack Back)>(
            limit, after, entry => by.Of(entry.Habit.Visitor));
        var (customers, visits, net) = (0, 0L, 0L);
        foreach (var back in last)
        {
            if (on.DayNumber - back.Back.DayNumber >= Days) continue;
            if (known.Find(back.Customer) is not { } habit) continue;
            if (rhythms.IsLost(habit, habit.SilentDays(on))) continue;
            (customers, visits, net) = (customers + 1, visits + habit.Visits, net + habit.Net);
            best.Add((habit, back));
        }
        var (items, next) = best.Page();
        return new(customers, visits, net, items, next);
    }
}
