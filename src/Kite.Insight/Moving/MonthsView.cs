namespace Kite.Insight;

/// <summary>A cell of the map at the end of a month; bounds as on the map.</summary>
public sealed record MonthCell(
    string Key, string Quarter, long? VisitsFrom, long? VisitsTo, long? AverageFrom,
    long? AverageTo, int Customers);

/// <summary>
/// The map at the end of a month, of the months up to it. <c>isWhole</c>: the books reach back
/// to its first day; where they do not, fewer visits are only fewer days.
/// </summary>
public sealed record MonthFrame(
    DateOnly From, DateOnly To, bool IsWhole, int Customers, IReadOnlyList<QuarterView> Quarters,
    IReadOnlyList<MonthCell> Cells)
{
    internal static MonthFrame Of(ContributionMap map, bool isWhole, AskFigures.Ground ground) =>
        new(
            map.Figures.Period.From, map.Figures.Period.To, isWhole, map.Figures.Count,
            [
                .. map.Quarters.Select(q => new QuarterView(
                    q.Quarter.ToString(), q.Customers, q.Visits, ground.Money(q.Net))),
            ],
            [
                .. map.Cells.Select(c => new MonthCell(
                    CellName.Write(c.Key), c.Key.Quarter.ToString(), c.Visits.From, c.Visits.To,
                    c.Average.From, c.Average.To, c.Customers)),
            ]);
}

/// <summary>The map month by month, always by the same lines.</summary>
/// <remarks>
/// <c>months</c>: How many months each picture holds.
/// </remarks>
public sealed record MonthsView(
    ThresholdsView Thresholds, int Months, IReadOnlyList<MonthFrame> Frames);
