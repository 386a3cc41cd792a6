namespace Kite.Insight;

/// <summary>
/// A cell of the map. Drawn filled where it holds enough customers; otherwise they are drawn
/// one by one, and <see cref="Points"/> names them.
/// </summary>
internal sealed record Cell(CellKey Key, int Customers, IReadOnlyList<Visitor> Points)
{
    /// <summary>As many customers as it takes to fill a cell.</summary>
    public const int Filled = 5;

    public required Span Visits { get; init; }
    public required Span Average { get; init; }

    /// <summary>
    /// From where to where a cell reaches along an axis, in visits or coins; no bound where the
    /// axis begins or ends.
    /// </summary>
    internal sealed record Span(long? From, long? To);

    public static Cell Of(
        CellKey key, int customers, IReadOnlyList<Visitor> points, Thresholds thresholds)
    {
        var often = key.Quarter is Quarter.B or Quarter.D;
        var much = key.Quarter is Quarter.A or Quarter.B;
        return new(key, customers, points)
        {
            // Three visits are drawn from 3 to 4; "over 3" begins at 4.
            Visits = Cut(key.Column, thresholds.Often + 1, often),
            Average = Cut(key.Row, thresholds.Much, much),
        };
    }

    private static Span Cut(int step, long line, bool above)
    {
        var (from, to) = (Scale.From(step), Scale.To(step));
        return above
            ? new(from is { } low ? Math.Max(low, line) : line, to)
            : new(from, to is { } high ? Math.Min(high, line) : line);
    }
}
