namespace Kite.Insight;

/// <summary>
/// Gamma-Gamma (Fader and Hardie 2013): how much a customer spends a day when they come, where
/// one or two noisy days are drawn towards what all spend. Money is in the smallest coin.
/// </summary>
internal sealed class GammaGamma(double p, double q, double gamma)
{
    public const string Key = "gamma-gamma";

    public static readonly IReadOnlyList<string> Names = ["p", "q", "gamma"];

    public double P => p;
    public double Q => q;
    public double Gamma => gamma;

    /// <summary>What all spend in the mean; beyond all bounds where q is not above one.</summary>
    public double Everyone => p * gamma / (q - 1);

    /// <summary>What a customer is expected to spend a day.</summary>
    public double Mean(Spending spent) => spent.Mean is { } mean
        ? p * (gamma + spent.Days * mean) / (p * spent.Days + q - 1)
        : Everyone;

    /// <summary>One way it might go on: what so many days bring together.</summary>
    public double Imagine(Lots lots, Spending spent, int days)
    {
        if (days == 0) return 0;

        var (more, money) = spent.Mean is { } mean
            ? (p * spent.Days, spent.Days * mean)
            : (0, 0);
        var size = lots.Gamma(q + more) / (gamma + money);
        return lots.Gamma(p * days) / size;
    }
}
