namespace Kite.Insight;

/// <summary>Makes of the months what the map draws, on one sheet for all of them.</summary>
internal static class MonthDrawing
{
    public static MapData Of(MonthFrame frame, Currency currency)
    {
        var net = frame.Quarters.Sum(q => q.Net.Coins);
        return new(
            currency,
            [
                .. frame.Cells.Select(c => new MapCell(
                    c.Key, c.Quarter, c.VisitsFrom, c.VisitsTo, c.AverageFrom, c.AverageTo,
                    c.Customers)),
            ],
            [],
            [
                .. frame.Quarters.Select(q => new MapQuarter(
                    q.Quarter, q.Customers, q.Visits, q.Net.Coins,
                    net <= 0 ? 0 : (double)q.Net.Coins / net)),
            ]);
    }

    /// <summary>The sheet on which every month has room.</summary>
    public static MapFrame Frame(IReadOnlyList<MapData> months) => MapFrame.Of(
        months[0] with { Cells = [.. months.SelectMany(m => m.Cells)] });
}
