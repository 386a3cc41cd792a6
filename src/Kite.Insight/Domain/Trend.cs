namespace Kite.Insight;

/// <summary>Whether the base moves toward B.</summary>
internal enum Verdict
{
    /// <summary>B's share rose by two points of a hundred or more.</summary>
    Yes,

    /// <summary>B's share rose, but by less than two points.</summary>
    Slowly,

    /// <summary>B's share stayed, or what moved cannot be told from chance.</summary>
    No,

    /// <summary>B's share fell.</summary>
    Away,
}

/// <summary>
/// The answer to "is the base moving toward B?": how many moved in and out, how many of those
/// who came in were in A, and B's share of those who come, before and after.
/// </summary>
internal sealed record Trend(
    int IntoB, int OutOfB, int FromA, int Before, int CameBefore, int After, int CameAfter)
{
    /// <summary>B's share of those who came in the first period, between 0 and 1.</summary>
    public double ShareBefore => CameBefore == 0 ? 0 : (double)Before / CameBefore;

    /// <summary>B's share of those who came in the second period, between 0 and 1.</summary>
    public double ShareAfter => CameAfter == 0 ? 0 : (double)After / CameAfter;

    public Verdict Verdict =>
        CanBeChance ? Verdict.No
        : Rise >= 0.02 ? Verdict.Yes
        : Rise >= 0.005 ? Verdict.Slowly
        : Rise > -0.005 ? Verdict.No
        : Verdict.Away;

    private double Rise => ShareAfter - ShareBefore;

    // If going in and out were a coin's toss, they would differ by more than twice the root of
    // their sum in one case of twenty (the sign test of McNemar).
    private bool CanBeChance
    {
        get
        {
            var difference = (long)IntoB - OutOfB;
            return difference * difference <= 4L * (IntoB + OutOfB);
        }
    }
}
