namespace Kite.Insight;

/// <summary>A part of the map that someone pointed at: the customers in it.</summary>
internal abstract record Selection
{
    public static readonly Selection Everyone = new AllOfThem();

    public abstract bool Takes(Visitor visitor);

    public static Selection Of(Quarter quarter, Thresholds thresholds) =>
        new InQuarter(quarter, thresholds);

    public static Selection Of(CellKey cell, Thresholds thresholds) =>
        new InCell(cell, thresholds);

    public static Selection Of(Lasso lasso) => new InLasso(lasso);

    public static Selection Of(long customer) => new OneOfThem(customer);

    /// <summary>
    /// One page of the customers in it, most money first if not told otherwise, and how many there
    /// are.
    /// </summary>
    public Selected<Visitor> Page(
        PeriodFigures figures, Mark? after, int limit, Measure? by = null)
    {
        var best = new Best<Visitor>(limit, after, (by ?? Measure.MostMoney).Of);
        var (customers, visits, net) = (0, 0L, 0L);
        for (var i = 0; i < figures.Count; i++)
        {
            var visitor = figures[i];
            if (!Takes(visitor)) continue;

            (customers, visits, net) =
                (customers + 1, visits + visitor.Visits, net + visitor.Net);
            best.Add(visitor);
        }
        var (items, next) = best.Page();
        return new(customers, visits, net, items, next);
    }

    /// <summary>The numbers of all customers in it, to keep as a segment.</summary>
    public IReadOnlyList<long> Numbers(PeriodFigures figures)
    {
        var numbers = new List<long>();
        for (var i = 0; i < figures.Count; i++)
            if (Takes(figures[i])) numbers.Add(figures[i].Customer);
        return numbers;
    }

    private sealed record AllOfThem : Selection
    {
        public override bool Takes(Visitor visitor) => true;
    }

    private sealed record OneOfThem(long Customer) : Selection
    {
        public override bool Takes(Visitor visitor) => visitor.Customer == Customer;
    }

    private sealed record InQuarter(Quarter Quarter, Thresholds Thresholds) : Selection
    {
        public override bool Takes(Visitor visitor) => Thresholds.Of(visitor) == Quarter;
    }

    private sealed record InCell(CellKey Cell, Thresholds Thresholds) : Selection
    {
        public override bool Takes(Visitor visitor) => CellKey.Of(visitor, Thresholds) == Cell;
    }

    private sealed record InLasso(Lasso Lasso) : Selection
    {
        public override bool Takes(Visitor visitor) => Lasso.Holds(visitor);
    }
}
