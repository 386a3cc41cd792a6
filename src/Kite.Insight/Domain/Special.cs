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

    /// <summary>The slope of <see cref="Digamma"/>.</summary>
    public static double Trigamma(double x)
    {
        var sum = 0.0;
        for (; x < 10; x++) sum += 1 / (x * x);
        var y = 1 / (x * x);
        return sum + 1 / x + y / 2
            + y / x * (1.0 / 6 - y * (1.0 / 30 - y * (1.0 / 42 - y * (1.0 / 30 - 5 * y / 66))));
    }

    /// <summary>
    /// The regularised incomplete beta function, by its continued fraction (Lentz).
    /// </summary>
    public static double Beta(double x, double a, double b)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        // The fraction converges fast on this side only.
        if (x > (a + 1) / (a + b + 2)) return 1 - Beta(1 - x, b, a);

        var front = Math.Exp(
            a * Math.Log(x) + b * Math.Log(1 - x)
            + LnGamma(a + b) - LnGamma(a) - LnGamma(b)) / a;
        var (c, d) = (1.0, 1 / Whole(1 - (a + b) * x / (a + 1)));
        var fraction = d;
        for (var m = 1; m <= 300; m++)
        {
            Step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
            var moved = Step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
            if (Math.Abs(moved - 1) < 1e-13) break;
        }
        return front * fraction;

        double Step(double term)
        {
            d = 1 / Whole(1 + term * d);
            c = Whole(1 + term / c);
            fraction *= c * d;
            return c * d;
        }
    }

    /// <summary>Where a falling function reaches a value, between two places.</summary>
    public static double Falls(Func<double, double> of, double to, double low, double high)
    {
        for (var i = 0; i < 100 && high - low > 1e-10 * high; i++)
        {
            var middle = (low + high) / 2;
            if (of(middle) > to) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    private static double Whole(double x) => Math.Abs(x) < 1e-300 ? 1e-300 : x;
}
