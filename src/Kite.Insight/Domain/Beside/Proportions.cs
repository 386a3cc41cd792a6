namespace Kite.Insight;

/// <summary>
/// The difference between two shares and between what it lies (Agresti and Caffo 2000: one of
/// each kind is added to both groups beforehand, which holds for few customers too).
/// </summary>
internal sealed record Proportions(int Some, int Of, int Others, int OfOthers)
{
    public double Share => Of == 0 ? 0 : (double)Some / Of;
    public double OtherShare => OfOthers == 0 ? 0 : (double)Others / OfOthers;

    /// <summary>By how much the first share is larger.</summary>
    public double Difference => Share - OtherShare;

    /// <param name="far">How many standard errors the interval reaches to either side.</param>
    public (double Low, double High) Within(double far)
    {
        var (p, q) = ((Some + 1.0) / (Of + 2), (Others + 1.0) / (OfOthers + 2));
        var half = far * Math.Sqrt(p * (1 - p) / (Of + 2) + q * (1 - q) / (OfOthers + 2));
        return (p - q - half, p - q + half);
    }
}
