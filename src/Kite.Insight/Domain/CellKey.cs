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

    // A row ends at its upper edge, that edge included: then "more than" the edge is the next
    // row, and a line drawn on an edge parts no cell.
    private static int RowOf(Visitor visitor) =>
        Scale.StepOf(Visitor.Floor(visitor.Net - 1, visitor.Visits));
}
