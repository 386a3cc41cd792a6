namespace Kite.Insight;

/// <summary>What the contribution map draws, already counted: cells, points, quarters.</summary>
public sealed record MapData(
    Currency Currency,
    IReadOnlyList<MapCell> Cells,
    IReadOnlyList<MapPoint> Points,
    IReadOnlyList<MapQuarter> Quarters)
{
    public int Customers => Quarters.Sum(q => q.Customers);

    public MapQuarter In(string quarter) =>
        Quarters.FirstOrDefault(q => q.Quarter == quarter) ?? new(quarter, 0, 0, 0, 0);
}

/// <summary>
/// A cell of the map: at least <c>VisitsFrom</c> and fewer than <c>VisitsTo</c> visits, more than
/// <c>AverageFrom</c> and at most <c>AverageTo</c> coins a visit; no bound where the axis ends.
/// </summary>
public sealed record MapCell(
    string Key, string Quarter, long? VisitsFrom, long? VisitsTo,
    long? AverageFrom, long? AverageTo, int Customers)
{
    /// <summary>Fewer than this are drawn one by one, as points.</summary>
    public const int Filled = 5;
}

/// <summary>
/// One customer on the map, by number; <c>Average</c> in coins a visit. <c>Across</c> is where on
/// the axis of visits the point is drawn: three visits lie between 3 and 4, so that equal
/// customers do not hide each other.
/// </summary>
public sealed record MapPoint(
    long Customer, int Visits, long Average, string Quarter, double Across);

/// <summary>A quarter's sums; <c>Share</c> is its part of the revenue, between 0 and 1.</summary>
public sealed record MapQuarter(
    string Quarter, int Customers, long Visits, long Net, double Share);

/// <summary>The two lines: more visits than this is often, more coins a visit is much.</summary>
public sealed record MapLines(long Often, long Much);

/// <summary>What was pointed at on the map; nothing means everyone.</summary>
public abstract record MapPick;

/// <summary>A whole quarter was chosen.</summary>
public sealed record QuarterPick(string Quarter) : MapPick;

/// <summary>One cell was chosen.</summary>
public sealed record CellPick(MapCell Cell) : MapPick;

/// <summary>One customer was chosen.</summary>
public sealed record PointPick(MapPoint Point) : MapPick;

/// <summary>A line was drawn around some of them.</summary>
public sealed record LassoPick(IReadOnlyList<LassoCorner> Corners) : MapPick;

/// <summary>A corner of the lasso, on the axis of visits and in coins a visit.</summary>
public sealed record LassoCorner(double Across, double Average);
