namespace Kite.Insight;

/// <summary>A class: how many, their visits and their money.</summary>
internal sealed record ClassSum(int Class, int Customers, long Visits, long Net);

/// <summary>Everyone of a period in classes by what they brought (A3).</summary>
internal sealed record Classes(
    ClassBounds Bounds, NetOrder Order, ClassLines Lines, IReadOnlyList<ClassSum> Sums)
{
    public static Classes Of(PeriodFigures figures, ClassBounds bounds)
    {
        var order = new NetOrder(figures);
        var lines = ClassLines.Of(order, bounds);
        var customers = new int[bounds.Classes];
        var (visits, net) = (new long[bounds.Classes], new long[bounds.Classes]);
        for (var i = 0; i < figures.Count; i++)
        {
            var at = lines.ClassOf(figures.Net[i]);
            customers[at]++;
            visits[at] += figures.Visits[i];
            net[at] += figures.Net[i];
        }
        foreach (var coins in figures.OnlyReturned.Nets)
        {
            var at = lines.ClassOf(coins);
            customers[at]++;
            net[at] += coins;
        }
        return new(
            bounds, order, lines,
            [.. customers.Select((n, i) => new ClassSum(i, n, visits[i], net[i]))]);
    }

    /// <summary>A page of the customers of one class.</summary>
    public Selected<Visitor> Page(
        PeriodFigures figures, int which, Mark? after, int limit, Measure? by = null)
    {
        var best = new Best<Visitor>(limit, after, (by ?? Measure.MostMoney).Of);
        for (var i = 0; i < figures.Count; i++)
            if (Lines.ClassOf(figures.Net[i]) == which) best.Add(figures[i]);
        var returned = figures.OnlyReturned;
        for (var i = 0; i < returned.Count; i++)
            if (Lines.ClassOf(returned.Nets[i]) == which)
                best.Add(new(returned.Customers[i], 0, returned.Nets[i]));
        var (items, next) = best.Page();
        var sum = Sums[which];
        return new(sum.Customers, sum.Visits, sum.Net, items, next);
    }
}
