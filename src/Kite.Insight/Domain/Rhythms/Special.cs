namespace Kite.Insight;

/// <summary>The few functions of mathematics that learning a rhythm needs.</summary>
internal static class Special
{
    /// <summary>The slope of the logarithm of the gamma function.</summary>
    public static double Digamma(double x)
    {
        var sum = 0.0;
        while (x < 10) sum -= 1 / x++;
        var y = 1 / (x * x);
        return sum + Math.Log(x) - 0.5 / x
            - y * (1.0 / 12 - y * (1.0 / 120 - y * (1.0 / 252 - y * (1.0 / 240 - y / 132))));
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

    public static double LogGamma(double x)
    {
        var shift = 0.0;
        while (x < 10) shift -= Math.Log(x++);
        var y = 1 / (x * x);
        return shift + (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI)
            + (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y / 1680))) / x;
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
            + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) / a;
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
