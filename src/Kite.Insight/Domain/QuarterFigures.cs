namespace Kite.Insight;

/// <summary>
/// How many customers a quarter holds, how often they came and what they brought.
/// </summary>
internal sealed record QuarterFigures(Quarter Quarter, int Customers, long Visits, long Net)
{
    /// <summary>What a visit of this quarter brings, rounded down to a coin.</summary>
    public long Average => Visits == 0 ? 0 : Visitor.Floor(Net, Visits);
}
