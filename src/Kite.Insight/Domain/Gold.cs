namespace Kite.Insight;

/// <summary>A gold customer: rank, visits and money say why.</summary>
internal sealed record GoldCustomer(Visitor Visitor, int Rank);

/// <summary>The customers who brought most in a period, ties included (A4).</summary>
internal static class Gold
{
    public static Selected<GoldCustomer> Top(
        PeriodFigures figures, int customers, Mark? after, int limit)
    {
        var ranks = new Ranks(figures);
        return AtLeast(ranks.LeastOfTop(customers), ranks, figures, after, limit, by: null);
    }

    public static Selected<GoldCustomer> TopShare(
        PeriodFigures figures, int percent, Mark? after, int limit, Measure? by = null)
    {
        var ranks = new Ranks(figures);
        return AtLeast(ranks.LeastOfShare(percent), ranks, figures, after, limit, by);
    }

    private static Selected<GoldCustomer> AtLeast(
        long least, Ranks ranks, PeriodFigures figures, Mark? after, int limit, Measure? by)
    {
        var page = new AtLeastThisMuch(least).Page(figures, after, limit, by);
        GoldCustomer[] items =
            [.. page.Items.Select(visitor => new GoldCustomer(visitor, ranks.Of(visitor.Net)))];
        return new(page.Customers, page.Visits, page.Net, items, page.Next);
    }

    private sealed record AtLeastThisMuch(long Coins) : Selection
    {
        public override bool Takes(Visitor visitor) => visitor.Net >= Coins;
    }
}
