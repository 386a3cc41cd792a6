namespace Kite.Insight;

/// <summary>
/// Names a cell of the map: its column of visits, its row of average spend, and the quarter,
/// because a line may run through a cell and part it.
/// </summary>
internal readonly record struct CellKey(int Column, int Row, Quarter Quarter)
{
    public static CellKey Of(Visitor visitor, Thresholds thresholds) => new(
        Scale.StepOf(visitor.Visits),
        RowOf(visitor),
        thresholds.Of(visitor));

    private static int RowOf(Visitor visitor) =>
        Scale.StepOf(Reached(visitor.Visits, visitor.Net));

    /// <summary>
    /// The most that a visit can be said to bring more than. A row ends at its upper edge, that
    /// edge included: then "more than" the edge is the next row, and a line drawn on an edge
    /// parts no cell.
    /// </summary>
    public static long Reached(int visits, long net) =>
        visits == 1 ? net - 1 : Visitor.Floor(net - 1, visits);
}
