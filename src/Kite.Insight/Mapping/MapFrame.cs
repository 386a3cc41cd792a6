namespace Kite.Insight;

/// <summary>
/// The sheet the map is drawn on: both axes logarithmic, 1000 wide and 600 high, the origin at
/// the upper left as on a screen. Three visits lie between 3 and 4.
/// </summary>
internal sealed record MapFrame(double Left, double Right, double Bottom, double Top)
{
    public const double Width = 1000;
    public const double Height = 600;

    // So few may lie below the lower edge; they are drawn on it.
    private const double Below = 0.002;

    public static MapFrame Of(MapData data)
    {
        var most = data.Points.Select(p => (long)p.Visits)
            .Concat(data.Cells.Select(c => (c.VisitsTo ?? c.VisitsFrom ?? 2) - 1))
            .Append(8).Max();
        var highest = data.Points.Select(p => p.Average)
            .Concat(data.Cells.Select(c => c.AverageTo ?? c.AverageFrom ?? 1))
            .Append(1).Max();
        var lowest = Math.Min(Lowest(data), highest / 8.0);
        return new(
            0, Math.Log((most + 1) * 1.04),
            Math.Log(Math.Max(lowest, 1) / 1.15), Math.Log(highest * 1.15));
    }

    public double X(double across) => Width * Share(across, Left, Right);

    public double Y(double coins) => Height * (1 - Share(coins, Bottom, Top));

    /// <summary>The line "over four" lies where five visits begin.</summary>
    public double LineX(long often) => X(often + 1);

    /// <summary>The middle of a number of visits, where it is written under the axis.</summary>
    public double Middle(long visits) => X(Math.Sqrt(visits * (visits + 1.0)));

    public (double From, double To) Across(MapCell cell) =>
        (cell.VisitsFrom is { } from ? X(from) : 0, cell.VisitsTo is { } to ? X(to) : Width);

    public (double From, double To) Up(MapCell cell) =>
        (cell.AverageTo is { } to ? Y(to) : 0, cell.AverageFrom is { } from ? Y(from) : Height);

    private static double Share(double value, double from, double to) =>
        value <= 0 ? 0 : Math.Clamp((Math.Log(value) - from) / (to - from), 0, 1);

    private static double Lowest(MapData data)
    {
        var rows = data.Points.Select(p => (At: (double)p.Average, Customers: 1))
            .Concat(data.Cells.Select(c => (At: (double)(c.AverageFrom ?? 0), c.Customers)))
            .OrderBy(r => r.At).ToList();
        var few = rows.Sum(r => r.Customers) * Below;
        foreach (var (at, customers) in rows)
        {
            if (at > 0 && few <= 0) return at;

            few -= customers;
        }

        return 1;
    }
}
