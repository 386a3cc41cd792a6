namespace Kite.Insight;

/// <summary>How the bounds of a cell and the sums beside the map are written.</summary>
internal static class MapWords
{
    /// <summary>The visits a cell holds: 3, 6–7, 200 and more.</summary>
    public static string Visits(MapCell cell)
    {
        var from = Math.Max(cell.VisitsFrom ?? 1, 1);
        if (cell.VisitsTo is not { } to) return Figures.Count(from) + "+";

        return to - 1 <= from
            ? Figures.Count(from)
            : Figures.Count(from) + "–" + Figures.Count(to - 1);
    }

    /// <summary>What a visit of this cell brings: ¥120–160, up to ¥1, over ¥9,000.</summary>
    public static string Averages(MapCell cell, Currency currency) =>
        (cell.AverageFrom, cell.AverageTo) switch
        {
            (null, null) => "",
            (null, { } to) => "≤ " + Sum(to, currency),
            ({ } from, null) => "> " + Sum(from, currency),
            ({ } from, { } to) => Figures.Range(new(from, currency), new(to, currency)),
        };

    /// <summary>With cents only where there are some.</summary>
    public static string Sum(long coins, Currency currency) =>
        coins % currency.CoinsInUnit == 0
            ? Figures.Whole(new(coins, currency))
            : Figures.Exact(new(coins, currency));

    public static string Bare(long coins, Currency currency) =>
        Figures.Units(new(coins, currency));
}
