namespace Kite.Insight;

/// <summary>The few functions that the models of likelihood are written in.</summary>
internal static class Special
{
    private const double HalfLogTwoPi = 0.918938533204672742;

    // From here on the series of Stirling are exact to the last digit that a double holds.
    private const double Far = 10;

    /// <summary>The logarithm of the gamma function, for what is above zero.</summary>
    public static double LnGamma(double x)
    {
        var passed = 1.0;
        while (x < Far) passed *= x++;
        var y = 1 / (x * x);
        var series = (1 / 12.0 - y * (1 / 360.0 - y * (1 / 1260.0 - y * (1 / 1680.0
            - y * (1 / 1188.0 - y * (691 / 360360.0 - y / 156)))))) / x;
        return (x - 0.5) * Math.Log(x) - x + HalfLogTwoPi + series - Math.Log(passed);
    }

    /// <summary>The slope of <see cref="LnGamma"/>.</summary>
    public static double Digamma(double x)
    {
        var passed = 0.0;
        while (x < Far) passed += 1 / x++;
        var y = 1 / (x * x);
        return Math.Log(x) - 0.5 / x - passed
            - y * (1 / 12.0 - y * (1 / 120.0 - y * (1 / 252.0 - y * (1 / 240.0
            - y * (1 / 132.0 - y * (691 / 32760.0 - y / 12))))));
    }

    public static double LnBeta(double a, double b) => LnGamma(a) + LnGamma(b) - LnGamma(a + b);

    /// <summary>
    /// (1 - e^(-k·length)) / k, whole also where k is nought and where it is close to it.
    /// </summary>
    public static double Saturated(double k, double length)
    {
        var x = k * length;
        return Math.Abs(x) < 1e-5
            ? length * (1 - x / 2 * (1 - x / 3))
            : (1 - Math.Exp(-x)) / k;
    }
}
