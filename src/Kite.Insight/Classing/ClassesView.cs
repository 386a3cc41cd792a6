namespace Kite.Insight;

/// <summary>
/// A class, what one must have brought to be in it (none where it takes whoever is left, or
/// nobody), and its shares of all customers and of the whole revenue.
/// </summary>
public sealed record ClassView(
    string Class, int Customers, long Visits, Money Net, Money? Least, double CustomerShare,
    double NetShare);

/// <summary>The largest so many of a hundred customers, and what of the revenue is theirs.
/// </summary>
public sealed record CurveView(int Percent, int Customers, double NetShare);

/// <summary>
/// Classes of a period. <c>base</c> is the hundred per cent: all that was brought by those who
/// brought anything; what came back beyond that, and unnamed guests, is told besides.
/// </summary>
public sealed record ClassesView(
    DateOnly From, DateOnly To, ShareOf Of, IReadOnlyList<int> Bounds, int Customers, Money Base,
    double? Gini, double? TopFifth, IReadOnlyList<ClassView> Classes,
    IReadOnlyList<CurveView> Curve, int OnlyReturned, Money Unnamed)
{
    /// <summary>Of fewer than five no whole customer is a fifth.</summary>
    internal const int FewestForShares = 5;

    internal static ClassesView Told(
        Classes classes, PeriodFigures figures, AskFigures.Ground ground)
    {
        var (order, spread) = (classes.Order, Concentration.Of(classes.Order));
        return new(
            ground.Period.From,
            ground.Period.To,
            classes.Bounds.Of,
            classes.Bounds.Percents,
            order.Count,
            ground.Money(order.Total),
            spread.Gini,
            order.Count < FewestForShares ? null : spread.ShareOfTop(20),
            [.. classes.Sums.Select(sum => View(sum, classes, ground))],
            [
                .. spread.Curve.Select(at => new CurveView(
                    at.Percent, at.Customers, Share(at.Net, order.Total))),
            ],
            figures.OnlyReturned.Count,
            ground.Money(figures.Unnamed.Net));
    }

    private static ClassView View(ClassSum sum, Classes classes, AskFigures.Ground ground) => new(
        ClassBounds.Letter(sum.Class),
        sum.Customers,
        sum.Visits,
        ground.Money(sum.Net),
        sum.Class < classes.Lines.Last
            && classes.Lines.Least[sum.Class] is < ClassLines.Unreached and var least
                ? ground.Money(least)
                : null,
        Share(sum.Customers, classes.Order.Count),
        Share(sum.Net, classes.Order.Total));

    private static double Share(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
