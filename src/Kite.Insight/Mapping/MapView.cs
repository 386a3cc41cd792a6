namespace Kite.Insight;

/// <summary>The two lines of an answer, and the rule by which they were found.</summary>
public sealed record ThresholdsView(string Rule, long Often, Money Much)
{
    /// <summary>The set that they are of; none where they are not of a set.</summary>
    public ThresholdSetUsed? Set { get; init; }

    /// <summary>As they are asked for where they are of no set.</summary>
    internal MapLines? ByHand => Set is null ? new(Often, Much.Coins) : null;

    internal static ThresholdsView Of(Thresholds t, AskFigures.Ground ground) =>
        new(Words.Kebab(t.Rule.ToString()), t.Often, ground.Money(t.Much))
        {
            Set = ThresholdSetUsed.Of(t.Used, ground.Period),
        };
}

/// <summary>One quarter's customers, visits and money.</summary>
public sealed record QuarterView(string Quarter, int Customers, long Visits, Money Net);

/// <summary>
/// A cell of the grid: at least <c>visitsFrom</c> and fewer than <c>visitsTo</c> visits, more
/// than <c>averageFrom</c> and at most <c>averageTo</c> coins a visit; null where the axis ends.
/// </summary>
public sealed record CellView(
    string Key, string Quarter, long? VisitsFrom, long? VisitsTo, long? AverageFrom,
    long? AverageTo, int Customers, IReadOnlyList<PointView> Points);

/// <summary>One customer of a cell that holds few, by number.</summary>
public sealed record PointView(long Customer, int Visits, long Average, double Across);

/// <summary>Money that is in the books of the period but in no quarter, and why.</summary>
public sealed record BesidesView(
    int OnlyReturnedCustomers, Money OnlyReturnedNet, long UnnamedPurchases, Money UnnamedNet);

/// <summary>The contribution map as it is answered.</summary>
public sealed record MapView(
    DateOnly From, DateOnly To, ThresholdsView Thresholds, ThresholdsView Median,
    IReadOnlyList<QuarterView> Quarters, IReadOnlyList<CellView> Cells, BesidesView Besides)
{
    internal static MapView Of(ContributionMap map, AskFigures.Ground ground) => new(
        ground.Period.From,
        ground.Period.To,
        ThresholdsView.Of(map.Thresholds, ground),
        ThresholdsView.Of(Kite.Insight.Thresholds.By(Rule.Median, map.Figures, 0, 0), ground),
        [
            .. map.Quarters.Select(q => new QuarterView(
                q.Quarter.ToString(), q.Customers, q.Visits, ground.Money(q.Net))),
        ],
        [.. map.Cells.Select(Cell)],
        new(
            map.Figures.OnlyReturned.Count,
            ground.Money(map.Figures.OnlyReturned.Net),
            map.Figures.Unnamed.Purchases,
            ground.Money(map.Figures.Unnamed.Net)));

    private static CellView Cell(Cell cell) => new(
        CellName.Write(cell.Key),
        cell.Key.Quarter.ToString(),
        cell.Visits.From,
        cell.Visits.To,
        cell.Average.From,
        cell.Average.To,
        cell.Customers,
        [
            .. cell.Points.Select(p => new PointView(
                p.Customer, p.Visits, p.Average, Spot.Of(p).Visits)),
        ]);
}
