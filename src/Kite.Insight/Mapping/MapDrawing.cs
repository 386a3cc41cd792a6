namespace Kite.Insight;

/// <summary>Makes of an answer what the charts draw.</summary>
internal static class MapDrawing
{
    public static MapData Of(MapView view)
    {
        var net = view.Quarters.Sum(q => q.Net.Coins);
        return new(
            view.Thresholds.Much.Currency,
            [
                .. view.Cells.Select(c => new MapCell(
                    c.Key, c.Quarter, c.VisitsFrom, c.VisitsTo, c.AverageFrom, c.AverageTo,
                    c.Customers)),
            ],
            [
                .. view.Cells.SelectMany(c => c.Points.Select(p => new MapPoint(
                    p.Customer, p.Visits, p.Average, c.Quarter, p.Across))),
            ],
            [
                .. view.Quarters.Select(q => new MapQuarter(
                    q.Quarter, q.Customers, q.Visits, q.Net.Coins,
                    net <= 0 ? 0 : (double)q.Net.Coins / net)),
            ]);
    }

    public static MapLines Lines(ThresholdsView view) => new(view.Often, view.Much.Coins);

    /// <summary>What the address points at, on this map.</summary>
    public static MapPick? Pick(MapAddress address, MapData data) => address switch
    {
        { Quarter: { } quarter } => new QuarterPick(quarter.ToUpperInvariant()),
        { Cell: { } key } => data.Cells.FirstOrDefault(c => c.Key == key) is { } cell
            ? new CellPick(cell)
            : null,
        { Customer: { } number } =>
            data.Points.FirstOrDefault(p => p.Customer == number) is { } point
                ? new PointPick(point)
                : null,
        { Lasso: { } line } => new LassoPick(LassoLine.Read(line)),
        _ => null,
    };

    public static FlowData Flow(MovementView view) => new(
        [.. view.Moves.Select(m => new FlowMove(m.From, m.To, m.Customers))]);
}
