namespace Kite.Insight;

/// <summary>
/// How many went one way. Places: <c>A</c>, <c>B</c>, <c>C</c>, <c>D</c>, <c>missed</c> (did not
/// come in that period, but in the one before), <c>away</c> (in neither), <c>new</c> (first
/// purchase after the first period). <c>share</c> is the part of those who started there; with
/// fewer than 30 it says little.
/// </summary>
public sealed record RecencyMove(
    string From, string To, int Customers, double Share, bool HasEnough);

/// <summary>
/// The movement with how long those had been away who did not come; or why that cannot be told.
/// <c>beforeFrom</c> to <c>beforeTo</c> are the days that tell of the first period's absent.
/// </summary>
public sealed record RecencyView(
    DateOnly BeforeFrom, DateOnly BeforeTo, DateOnly From, DateOnly To, DateOnly ThenFrom,
    DateOnly ThenTo, ThresholdsView Thresholds, string Doubt, string? Why,
    IReadOnlyList<RecencyMove> Moves)
{
    internal static IReadOnlyList<RecencyMove> Told(Recency recency) =>
    [
        .. from start in (Footing?[])[.. Footings.All, null]
           let row = recency.RowOf(start)
           from end in Footings.All
           let customers = recency.Count(start, end)
           where customers > 0
           select new RecencyMove(
               PlaceName.Write(start), PlaceName.Write(end), customers,
               (double)customers / row, row >= Move.EnoughForShares),
    ];
}

/// <summary>How a place is written on the wire, with how long someone has been away.</summary>
internal static class PlaceName
{
    public static string Write(Footing? place) => place switch
    {
        null => StateName.Write(State.New),
        { } one when Footings.Comes(one) => one.ToString(),
        { } one => Words.Kebab(one.ToString()),
    };

    /// <summary>One who did not come in a period; null where it is none of those.</summary>
    public static Footing? ReadAbsent(string written) =>
        Footings.All.Where(p => !Footings.Comes(p)).Select(p => (Footing?)p)
            .FirstOrDefault(p => Write(p) == written);
}
