namespace Kite.Insight;

/// <summary>A customer who came for the first time not long ago, and what came of it.</summary>
internal sealed record Newcomer(Visitor Visitor, DateOnly First);

/// <summary>Customers whose first purchase lies in the last days (A4).</summary>
internal static class Newcomers
{
    /// <summary>For how many days a customer is called new.</summary>
    public const int Days = 90;

    /// <summary>The days in which a first purchase makes a customer new on this day.</summary>
    public static Period Until(DateOnly on) =>
        Period.Of(on.AddDays(1 - Math.Min(Days, on.DayNumber + 1)), on).Value;

    /// <summary>The new among those who came in the period.</summary>
    public static Selected<Newcomer> Page(
        PeriodFigures lately, Habits known, Mark? after, int limit, Measure? by = null)
    {
        var page = new FirstCameIn(lately.Period, known).Page(lately, after, limit, by);
        Newcomer[] items =
        [
            .. page.Items.Select(visitor => new Newcomer(
                visitor, known.Find(visitor.Customer)?.First ?? lately.Period.From)),
        ];
        return new(page.Customers, page.Visits, page.Net, items, page.Next);
    }

    private sealed record FirstCameIn(Period Period, Habits Known) : Selection
    {
        public override bool Takes(Visitor visitor) =>
            Known.Find(visitor.Customer) is { } habit && Period.Contains(habit.First);
    }
}
