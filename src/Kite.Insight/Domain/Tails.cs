namespace Kite.Insight;

/// <summary>How much of a distribution lies beyond a point: what chance alone would do.</summary>
internal static class Tails
{
    private const int MostTerms = 10_000;
    private const double Exact = 1e-15;

    /// <summary>How often chance alone brings a sum of squares as large (chi-square).</summary>
    public static double ChiSquare(double sum, int freedom) =>
        freedom < 1 ? 1 : UpperGamma(freedom / 2.0, sum / 2);

    /// <summary>How often a normal chance lies as far off, to either side.</summary>
    public static double Normal(double off) => UpperGamma(0.5, off * off / 2);

    /// <summary>
    /// How far off each of so many may lie so that all together stay within it in this share
    /// of cases (Sidak 1967).
    /// </summary>
    public static double AllWithin(double share, int many)
    {
        var each = 1 - Math.Pow(share, 1.0 / Math.Max(1, many));
        return Special.Falls(Normal, each, 0, 10);
    }

    /// <summary>
    /// The upper part of the gamma function, of one: by its series below, by its continued
    /// fraction (Lentz) above.
    /// </summary>
    public static double UpperGamma(double a, double x)
    {
        if (x <= 0) return 1;

        var front = Math.Exp(a * Math.Log(x) - x - Special.LnGamma(a));
        return x < a + 1 ? 1 - front * Series(a, x) : front * Fraction(a, x);
    }

    private static double Series(double a, double x)
    {
        var (term, sum) = (1 / a, 1 / a);
        for (var n = 1; n < MostTerms && term > Exact * sum; n++)
        {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    private static double Fraction(double a, double x)
    {
        const double Tiny = 1e-300;
        var b = x + 1 - a;
        var (c, d) = (1 / Tiny, 1 / b);
        var fraction = d;
        for (var n = 1; n < MostTerms; n++)
        {
            var part = n * (a - n);
            b += 2;
            d = 1 / Whole(part * d + b);
            c = Whole(b + part / c);
            fraction *= c * d;
            if (Math.Abs(c * d - 1) < Exact) break;
        }
        return fraction;

        static double Whole(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }
}
