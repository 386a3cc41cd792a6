namespace Kite.Tests.Insight.Likely;

/// <summary>
/// The models a second time, written down as their authors print them, with nothing clever:
/// factorials by products, hypergeometric series term by term, areas by thin slices.
/// </summary>
internal static class Deliberate
{
    // Lanczos' approximation; the program uses Stirling's series.
    public static double LnGamma(double x)
    {
        double[] c =
        [
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
            -176.61502916214059, 12.507343278686905, -0.13857109526572012,
            9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        var sum = c[0];
        for (var i = 1; i < 9; i++) sum += c[i] / (x + i - 1);
        var t = x + 6.5;
        return 0.5 * Math.Log(2 * Math.PI) + (x - 0.5) * Math.Log(t) - t + Math.Log(sum);
    }

    public static double LnBeta(double a, double b) => LnGamma(a) + LnGamma(b) - LnGamma(a + b);

    public static double F21(double a, double b, double c, double z)
    {
        var (term, sum) = (1.0, 1.0);
        for (var n = 0; n < 20_000; n++)
        {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
        }
        return sum;
    }

    public static double BgNbd(double[] p, int x, double tx, double t, bool atOnce)
    {
        var (r, alpha, a, b, k) = (p[0], p[1], p[2], p[3], atOnce ? 1 : 0);
        var made = Math.Exp(LnGamma(r + x) - LnGamma(r)) * Math.Pow(alpha, r);
        var stayed = Math.Exp(LnBeta(a, b + x + k) - LnBeta(a, b)) * made
            * Math.Pow(alpha + t, -r - x);
        var left = x + k == 0
            ? 0
            : Math.Exp(LnBeta(a + 1, b + x + k - 1) - LnBeta(a, b)) * made
                * Math.Pow(alpha + tx, -r - x);
        return Math.Log(stayed + left);
    }

    public static double ParetoNbd(double[] p, int x, double tx, double t)
    {
        var (r, alpha, s, beta) = (p[0], p[1], p[2], p[3]);
        var made = LnGamma(r + x) - LnGamma(r) + r * Math.Log(alpha) + s * Math.Log(beta);
        var (top, second) = alpha >= beta ? (alpha, s + 1) : (beta, r + x);
        var gap = Math.Abs(alpha - beta);
        var area = F21(r + s + x, second, r + s + x + 1, gap / (top + tx))
                * Math.Pow(top + tx, -r - s - x)
            - F21(r + s + x, second, r + s + x + 1, gap / (top + t))
                * Math.Pow(top + t, -r - s - x);
        return made + Math.Log(
            Math.Pow(alpha + t, -r - x) * Math.Pow(beta + t, -s) + s / (r + s + x) * area);
    }

    public static double GammaGamma(double[] p, int x, double z)
    {
        var (shape, q, gamma) = (p[0], p[1], p[2]);
        return LnGamma(shape * x + q) - LnGamma(shape * x) - LnGamma(q)
            + q * Math.Log(gamma) + (shape * x - 1) * Math.Log(z) + shape * x * Math.Log(x)
            - (shape * x + q) * Math.Log(gamma + x * z);
    }

    public static double BgVisits(
        double[] p, int x, double tx, double t, double ahead, bool atOnce)
    {
        var (r, alpha, a, b, k) = (p[0], p[1], p[2], p[3], atOnce ? 1 : 0);
        var ifAlive = (a + b + x + k - 1) / (a - 1)
            * (1 - Math.Pow((alpha + t) / (alpha + t + ahead), r + x)
                * F21(r + x, b + x + k, a + b + x + k - 1, ahead / (alpha + t + ahead)));
        var odds = x + k == 0
            ? 0
            : a / (b + x + k - 1) * Math.Pow((alpha + t) / (alpha + tx), r + x);
        return ifAlive / (1 + odds);
    }

    public static double ParetoVisits(double[] p, int x, double tx, double t, double ahead)
    {
        var (r, alpha, s, beta) = (p[0], p[1], p[2], p[3]);
        var alive = Math.Exp(
            LnGamma(r + x) - LnGamma(r) + r * Math.Log(alpha) + s * Math.Log(beta)
            - (r + x) * Math.Log(alpha + t) - s * Math.Log(beta + t)
            - ParetoNbd(p, x, tx, t));
        return alive * (r + x) * (beta + t) / ((alpha + t) * (s - 1))
            * (1 - Math.Pow((beta + t) / (beta + t + ahead), s - 1));
    }
}
