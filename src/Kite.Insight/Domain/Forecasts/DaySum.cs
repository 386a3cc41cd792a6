namespace Kite.Insight;

/// <summary>
/// What came in on one business day: money less what was brought back, and visits (a customer
/// counts once a day, a receipt without a customer for itself).
/// </summary>
internal readonly record struct DaySum(DateOnly Day, long Net, long Visits)
{
    public long Of(Measured what) => what is Measured.Net ? Net : Visits;
}

/// <summary>What is forecast.</summary>
public enum Measured
{
    /// <summary>Revenue, less what was brought back.</summary>
    Net,

    /// <summary>Visits.</summary>
    Visits,
}
