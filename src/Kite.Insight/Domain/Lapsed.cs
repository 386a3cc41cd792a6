namespace Kite.Insight;

/// <summary>
/// One of last year's largest who has not come back: their rank and figures of that year, when
/// they were last here, and for how many days they have been silent.
/// </summary>
internal sealed record LapsedCustomer(Visitor Then, int Rank, DateOnly Last, int SilentDays);

/// <summary>Last year's largest customers who have not come back this year (A4).</summary>
internal static class Lapsed
{
    public static Selected<LapsedCustomer> Page(
        PeriodFigures lastYear, PeriodFigures thisYear, Habits known, int percent, Mark? after,
        int limit, Measure? by = null)
    {
        var ranks = new Ranks(lastYear);
        var page = new LargeAndGone(ranks.LeastOfShare(percent), thisYear)
            .Page(lastYear, after, limit, by);
        LapsedCustomer[] items = [.. page.Items.Select(visitor => Told(visitor))];
        return new(page.Customers, page.Visits, page.Net, items, page.Next);

        LapsedCustomer Told(Visitor visitor)
        {
            var last = known.Find(visitor.Customer)?.Last ?? lastYear.Period.To;
            var silent = thisYear.Period.To.DayNumber - last.DayNumber;
            return new(visitor, ranks.Of(visitor.Net), last, silent);
        }
    }

    private sealed record LargeAndGone(long Coins, PeriodFigures ThisYear) : Selection
    {
        public override bool Takes(Visitor visitor) =>
            visitor.Net >= Coins && ThisYear.Find(visitor.Customer) is null;
    }
}
