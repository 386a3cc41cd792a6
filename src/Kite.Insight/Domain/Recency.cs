namespace Kite.Insight;

/// <summary>
/// The movement between two periods with how long those had been away who did not come: where a
/// customer goes hangs on that as much as on the quarter (Pfeifer and Carraway 2000).
/// </summary>
internal sealed class Recency
{
    private const int New = Footings.Many;
    private readonly int[,] counts = new int[Footings.Many + 1, Footings.Many];

    /// <param name="windows">
    /// The period before the first, as long as it; the first and the second.
    /// </param>
    /// <param name="known">When everyone first came.</param>
    /// <param name="lines">The lines between the quarters, the same for all.</param>
    public static Recency Of(
        IReadOnlyList<PeriodFigures> windows, Habits known, Thresholds lines)
    {
        var recency = new Recency();
        foreach (var (_, places) in Steps.Places(windows, known, lines))
        {
            if (places[^1] is { } to)
                recency.counts[places[^2] is { } from ? (int)from : New, (int)to]++;
        }
        return recency;
    }

    /// <summary>How many went from a place to a place; from none: who first came since.</summary>
    public int Count(Footing? from, Footing to) =>
        counts[from is { } place ? (int)place : New, (int)to];

    /// <summary>How many started in a place.</summary>
    public int RowOf(Footing? from) => Footings.All.Sum(to => Count(from, to));
}
