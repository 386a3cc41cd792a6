namespace Kite.Insight;

/// <summary>How a tile's figures are said, on the page, in a letter and on paper.</summary>
internal static class TileWords
{
    public static string Say(TileFigure figure) => figure switch
    {
        { Money: { } money } => Figures.Rounded(money),
        { Share: { } share } => Figures.Percent(share),
        { Count: { } count } => Figures.Count(count),
        _ => "–",
    };

    public static string Changed(TileFigure figure) => figure.Change is not { } change
        ? ""
        : Math.Round(change * 100) == 0
            ? "±0"
            : (change > 0 ? "+" : "") + Figures.Percent(change);

    /// <summary>A bar is of the kind of its tile's first figure: money or a number.</summary>
    public static string Say(TileView view, TileBar bar) => Plain(view, bar) switch
    {
        Money money => Figures.Rounded(money),
        _ => Figures.Count(bar.Amount),
    };

    /// <summary>The same as a value, for a file.</summary>
    public static object Plain(TileView view, TileBar bar) =>
        view.Figures.Select(f => f.Money).FirstOrDefault(m => m is not null) is { } money
            ? new Money(bar.Amount, money.Currency)
            : bar.Amount;
}
