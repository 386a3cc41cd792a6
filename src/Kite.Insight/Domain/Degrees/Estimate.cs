namespace Kite.Insight;

/// <summary>
/// A share as some customers tell it, how many they are, and between which bounds the share of
/// all lies with 95 chances in 100, if those who answered are like the rest.
/// </summary>
internal sealed record Estimate(double Share, double? Low, double? High, long Answers)
{
    /// <summary>Fewer answers tell little of all.</summary>
    public const int Enough = 30;

    /// <summary>Who says this much of five is satisfied (CSAT counts the upper two).</summary>
    public const int Satisfied = 4;

    private const double Z = 1.959963984540054;

    public bool IsUnsure => Answers < Enough;

    /// <summary>
    /// The share of those who are satisfied, within the bounds of E. B. Wilson (Journal of the
    /// American Statistical Association 22, 1927). None where nobody answered.
    /// </summary>
    public static Estimate? OfSatisfied(IEnumerable<(int Value, long Customers)> said)
    {
        var (satisfied, all) = (0L, 0L);
        foreach (var (value, customers) in said)
        {
            all += customers;
            if (value >= Satisfied) satisfied += customers;
        }
        if (all == 0) return null;

        var (n, p) = ((double)all, (double)satisfied / all);
        var whole = 1 + (Z * Z / n);
        var middle = (p + (Z * Z / (2 * n))) / whole;
        var half = Z / whole * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        return new(p, Within(middle - half), Within(middle + half), all);
    }

    /// <summary>
    /// The mean of what they say in per cent, within the bounds of Student's t; one alone
    /// has none, nor have those who all say the same.
    /// </summary>
    public static Estimate? OfMean(IEnumerable<(int Value, long Customers)> said)
    {
        var (sum, squares, all) = (0L, 0L, 0L);
        foreach (var (value, customers) in said)
        {
            all += customers;
            sum += value * customers;
            squares += (long)value * value * customers;
        }
        if (all == 0) return null;

        var mean = (double)sum / all;
        // In whole numbers: answers that are all the same tell nothing of how others differ.
        if (squares * all == sum * sum) return new(mean / 100, null, null, all);

        var variance = Math.Max(0, (squares - (mean * sum)) / (all - 1));
        var half = Difference.Student(all - 1) * Math.Sqrt(variance / all);
        return new(mean / 100, Within((mean - half) / 100), Within((mean + half) / 100), all);
    }

    private static double Within(double share) => Math.Clamp(share, 0, 1);
}
