namespace Kite.Insight;

/// <summary>
/// Two things on the same receipts: on how many both, on how many each, of how many receipts; how
/// likely as many would fall together blindly, and the share of chance findings among all pairs
/// at least as sure as this one.
/// </summary>
internal sealed record Pair(
    string A, string B, long Both, long OfA, long OfB, long All, double Chance,
    double FalseShare)
{
    public double Support => (double)Both / All;

    /// <summary>Of the receipts with A, the share that have B.</summary>
    public double BWithA => (double)Both / OfA;

    public double AWithB => (double)Both / OfB;

    /// <summary>How many times as often as if neither asked for the other.</summary>
    public double Lift => (double)Both * All / ((double)OfA * OfB);

    /// <summary>What the lift is at least, in 39 of 40 cases.</summary>
    public double LiftAtLeast => Lift / Surely.Factor(Variance);

    public double LiftAtMost => Lift * Surely.Factor(Variance);

    public bool IsSure => FalseShare <= Surely.FalseShare && Lift > 1;

    // By the delta method for the logarithm of the lift, the receipts being drawn one by one.
    private double Variance
    {
        get
        {
            var (both, a, b) = (Support, (double)OfA / All, (double)OfB / All);
            var together = both * Square((1 / both) - (1 / a) - (1 / b));
            var apart = ((a - both) / Square(a)) + ((b - both) / Square(b));
            return Math.Max(0, (together + apart - 1) / All);
        }
    }

    private static double Square(double x) => x * x;
}
