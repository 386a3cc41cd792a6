using System.Globalization;

namespace Kite.Insight;

/// <summary>What the map says and how it draws the single cells and points.</summary>
public sealed partial class ContributionChart
{
    private sealed record DrawnCell(
        string Key, string Class, string X, string Y, string Width, string Height,
        string Opacity, string Title);

    private string Says => T.Many("map.says", Data.Customers);
    private string OftenText => T.Many("map.often.value", Lines.Often);
    private string MuchText => T["map.much.value", Line(Lines.Much)];
    private string MuchNow => Data.Currency.InUnits(Lines.Much).ToString(
        "0.##", CultureInfo.InvariantCulture);

    private static string Filled => Figures.Count(MapCell.Filled);

    private long MostVisits => Math.Max(
        Lines.Often, (long)Math.Floor(Math.Exp(frame.Right)) - 1);

    private string MostUnits => Math.Max(
        Data.Currency.InUnits(Lines.Much),
        Data.Currency.InUnits((long)Math.Min(Math.Exp(frame.Top), 1e15)))
        .ToString("0", CultureInfo.InvariantCulture);

    private bool SelectsLeft => picked is "A" or "C";
    private bool SelectsTop => picked is "A" or "B";
    private double SelectX => SelectsLeft ? 0 : lineX;
    private double SelectY => SelectsTop ? 0 : lineY;
    private double SelectWidth =>
        picked is null ? 0 : SelectsLeft ? lineX : MapFrame.Width - lineX;
    private double SelectHeight =>
        picked is null ? 0 : SelectsTop ? lineY : MapFrame.Height - lineY;

    private string? LassoPath => Picked is LassoPick { Corners: var corners }
        ? 'M' + string.Join(
            'L', corners.Select(c => $"{N(frame.X(c.Across))} {N(frame.Y(c.Average))}")) + 'Z'
        : null;

    private DrawnCell Draw(MapCell cell)
    {
        var (left, right) = frame.Across(cell);
        var (upper, lower) = frame.Up(cell);
        var weight = fullest <= MapCell.Filled
            ? 1
            : Math.Log((double)cell.Customers / MapCell.Filled)
                / Math.Log((double)fullest / MapCell.Filled);
        var chosen = Picked is CellPick { Cell.Key: var key } && key == cell.Key;
        return new(
            cell.Key,
            "q-" + cell.Quarter.ToLowerInvariant() + (chosen ? " chosen" : ""),
            N(left), N(upper), N(right - left), N(lower - upper),
            N(0.33 + 0.62 * weight),
            $"{Range(cell)}: {T.Many("map.customers", cell.Customers)}");
    }

    private string Range(MapCell cell) =>
        $"{T.Many("map.visits", cell.VisitsTo is 2 ? 1 : 2, MapWords.Visits(cell))}, "
        + T["map.a-visit", MapWords.Averages(cell, Data.Currency)];

    private string TitleOf(MapPoint point) => T[
        "map.point", Figures.Count(point.Customer),
        T.Many("map.visits", point.Visits, Figures.Count(point.Visits)),
        Figures.Whole(new(point.Average, Data.Currency))];

    private string PointClass(MapPoint point) =>
        "q-" + point.Quarter.ToLowerInvariant()
        + (Picked is PointPick { Point.Customer: var number } && number == point.Customer
            ? " chosen"
            : "");

    private string Line(long coins) => MapWords.Sum(coins, Data.Currency);

    private string Axis(long coins) => MapWords.Bare(coins, Data.Currency);
}
