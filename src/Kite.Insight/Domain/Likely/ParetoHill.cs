namespace Kite.Insight;

/// <summary>
/// How likely pasts are under Pareto/NBD, and how that changes with r, alpha, s and beta. The
/// likelihood holds the chance to have left on any of the days between the last visit and today:
/// an area that is summed up day by day from the end, once for all who came again equally often.
/// Nothing is ever the small difference of two large numbers.
/// </summary>
internal sealed class ParetoHill(Pasts pasts)
{
    public double At(double[] logs, double[] slope)
    {
        var (r, alpha, s, beta) = (
            Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));
        var grid = new ParetoGrid(r, alpha, s, beta, pasts.MostDays);
        var sums = Parallelly.Rows(
            pasts.Rows.Count, 5, (row, into) => Add(grid, pasts.Rows[row], into));
        slope[0] = r * sums[1] / pasts.Customers;
        slope[1] = alpha * sums[2] / pasts.Customers;
        slope[2] = s * sums[3] / pasts.Customers;
        slope[3] = beta * sums[4] / pasts.Customers;
        return sums[0] / pasts.Customers;
    }

    private void Add(ParetoGrid grid, Range row, double[] sums)
    {
        var all = pasts.All[row];
        var weights = pasts.Weights[row];
        var (first, last) = (int.MaxValue, 0);
        foreach (var past in all)
            (first, last) = (Math.Min(first, past.Last), Math.Max(last, past.Known));
        var x = all[0].Again;
        var tails = grid.Tails(x, first, last);
        var fixedHeight = Special.LnGamma(grid.R + x) - Special.LnGamma(grid.R)
            + grid.R * Math.Log(grid.Alpha) + grid.S * Math.Log(grid.Beta);
        var fixedByR = Special.Digamma(grid.R + x) - Special.Digamma(grid.R)
            + Math.Log(grid.Alpha);
        Span<double> left = stackalloc double[5];
        for (var i = 0; i < all.Length; i++)
        {
            var (past, weight) = (all[i], weights[i]);
            grid.Left(tails, first, x, past, left);
            var (logA, logB) = (grid.ByAlpha.Log[past.Last], grid.ByBeta.Log[past.Last]);
            var (inA, inB) = (grid.ByAlpha.Inverse[past.Last], grid.ByBeta.Inverse[past.Last]);
            sums[0] += weight * (fixedHeight - (grid.R + x) * logA - (grid.S + 1) * logB
                + Math.Log(left[0]));
            sums[1] += weight * (fixedByR - logA + left[1] / left[0]);
            sums[2] += weight * (grid.R / grid.Alpha - (grid.R + x) * inA + left[2] / left[0]);
            sums[3] += weight * (Math.Log(grid.Beta) - logB + left[3] / left[0]);
            sums[4] += weight * (grid.S / grid.Beta - (grid.S + 1) * inB + left[4] / left[0]);
        }
    }
}
