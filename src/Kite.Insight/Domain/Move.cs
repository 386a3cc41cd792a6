namespace Kite.Insight;

/// <summary>How many customers went one way.</summary>
internal sealed record Move(State From, State To, int Customers, int Row)
{
    /// <summary>
    /// Fewer than this in a row, and its shares say more about chance than custom.
    /// </summary>
    public const int EnoughForShares = 30;

    /// <summary>The share of those who started there, between 0 and 1.</summary>
    public double Share => Row == 0 ? 0 : (double)Customers / Row;

    public bool HasEnough => Row >= EnoughForShares;
}
