namespace Kite.Sales;

/// <summary>
/// One day on which a customer came, at what hour where that is known, and where.
/// </summary>
internal readonly record struct VisitMade(DateOnly Day, int? Hour, int Store);

/// <summary>Something a customer usually does: so many of so many visits.</summary>
internal sealed record VisitHabit(string Code, int Value, int Times, int Of);

/// <summary>
/// What a customer's visits tell of their habits (K2): the day of the week, the hour, the store.
/// </summary>
internal static class VisitHabits
{
    public const string Weekday = "usual-weekday";
    public const string Hour = "usual-hour";
    public const string Store = "usual-store";

    // Below these a habit is chance: three of seven days fall on a Friday often enough.
    private const int FewestVisits = 5;
    private const int FewestTimes = 3;
    private const double OftenOnADay = 0.4;
    private const double OftenAtAnHour = 0.5;
    private const double OftenInAStore = 0.6;

    public static IEnumerable<VisitHabit> Of(IReadOnlyCollection<VisitMade> visits, int stores)
    {
        var days = visits.DistinctBy(v => v.Day).ToList();
        if (days.Count < FewestVisits) yield break;

        if (Most(Weekday, days.Select(v => (int)v.Day.DayOfWeek), OftenOnADay) is { } day)
            yield return day;
        if (AroundAnHour([.. days.Where(v => v.Hour is not null).Select(v => v.Hour!.Value)])
            is { } hour)
            yield return hour;
        if (stores > 1
            && Most(Store, days.Select(v => v.Store), OftenInAStore) is { } store)
            yield return store;
    }

    private static VisitHabit? Most(string code, IEnumerable<int> values, double often)
    {
        var all = values.ToList();
        var most = all.GroupBy(v => v).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .First();
        return most.Count() >= FewestTimes && most.Count() >= often * all.Count
            ? new(code, most.Key, most.Count(), all.Count)
            : null;
    }

    // Who comes at six comes at half past five, too: an hour counts with the next one.
    private static VisitHabit? AroundAnHour(List<int> hours)
    {
        if (hours.Count < FewestVisits) return null;

        var best = Enumerable.Range(0, 24)
            .Select(h => (Hour: h, Times: hours.Count(x => x == h || x == (h + 1) % 24)))
            .MaxBy(h => (h.Times, hours.Count(x => x == h.Hour)));
        return best.Times >= FewestTimes && best.Times >= OftenAtAnHour * hours.Count
            ? new(Hour, best.Hour, best.Times, hours.Count)
            : null;
    }
}
