namespace Kite.Insight;

/// <summary>
/// How likely pasts are under the beta-geometric models (BG/NBD, MBG/NBD), and how that changes
/// with r, alpha, a and b. What depends on one number of a past alone is worked out once for all
/// who share it, so a customer costs one exponential.
/// </summary>
internal sealed class BetaGeometricHill(Pasts pasts, bool mayLeaveAtOnce)
{
    // MBG/NBD lets a customer leave already after the first visit: one coin more is tossed.
    private readonly int coin = mayLeaveAtOnce ? 1 : 0;

    public double At(double[] logs, double[] slope)
    {
        var (r, alpha, a, b) = (
            Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));
        var days = new DayTable(alpha, pasts.MostDays);
        var sums = new double[5];
        foreach (var row in pasts.Rows)
        {
            var (from, to) = row.GetOffsetAndLength(pasts.Count);
            var count = pasts.All[from].Again;
            var fixedPart = new RowPart(r, alpha, a, b, count, coin);
            var part = Parallelly.Sum(
                to, 5, (start, end, into) => Add(fixedPart, days, from + start, from + end, into));
            for (var i = 0; i < 5; i++) sums[i] += part[i];
        }
        slope[0] = r * sums[1] / pasts.Customers;
        slope[1] = alpha * sums[2] / pasts.Customers;
        slope[2] = a * sums[3] / pasts.Customers;
        slope[3] = b * sums[4] / pasts.Customers;
        return sums[0] / pasts.Customers;
    }

    /// <summary>What everyone shares who came again equally often.</summary>
    private readonly record struct RowPart(
        double Rx, double Height, double Odds, double ByR, double PerAlpha, double ByA, double ByB,
        double A, double Left, bool MayBeGone)
    {
        public RowPart(double r, double alpha, double a, double b, int x, int coin)
            : this(
                r + x,
                Special.LnGamma(r + x) - Special.LnGamma(r) + r * Math.Log(alpha)
                    + Special.LnBeta(a, b + x + coin) - Special.LnBeta(a, b),
                x + coin > 0 ? Math.Log(a / (b + x + coin - 1)) : 0,
                Special.Digamma(r + x) - Special.Digamma(r) + Math.Log(alpha),
                r / alpha,
                Special.Digamma(a + b) - Special.Digamma(a + b + x + coin),
                Special.Digamma(b + x + coin) - Special.Digamma(b)
                    + Special.Digamma(a + b) - Special.Digamma(a + b + x + coin),
                a,
                b + x + coin - 1,
                x + coin > 0)
        {
        }
    }

    private void Add(in RowPart row, DayTable days, int from, int to, double[] sums)
    {
        var (log, inverse) = (days.Log, days.Inverse);
        var all = pasts.All;
        var weights = pasts.Weights;
        double height = 0, byR = 0, byAlpha = 0, byA = 0, byB = 0;
        for (var i = from; i < to; i++)
        {
            var (past, weight) = (all[i], weights[i]);
            var (known, last) = (log[past.Known], log[past.Last]);
            var (soft, gone) = (0.0, 0.0);
            if (row.MayBeGone)
            {
                var u = row.Odds + row.Rx * (known - last);
                var e = Math.Exp(-Math.Abs(u));
                soft = Math.Max(u, 0) + Math.Log(1 + e);
                gone = (u > 0 ? 1 : e) / (1 + e);
            }
            height += weight * (row.Height - row.Rx * known + soft);
            byR += weight * (row.ByR - known + gone * (known - last));
            byAlpha += weight * (row.PerAlpha - row.Rx
                * ((1 - gone) * inverse[past.Known] + gone * inverse[past.Last]));
            byA += weight * (row.ByA + gone / row.A);
            byB += weight * (row.ByB - (row.MayBeGone ? gone / row.Left : 0));
        }
        sums[0] += height;
        sums[1] += byR;
        sums[2] += byAlpha;
        sums[3] += byA;
        sums[4] += byB;
    }
}
