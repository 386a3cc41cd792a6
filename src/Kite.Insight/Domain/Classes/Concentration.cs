namespace Kite.Insight;

/// <summary>
/// So many of a hundred customers, the largest first; how many they are, and what they brought.
/// </summary>
internal readonly record struct CurvePoint(int Percent, int Customers, long Net);

/// <summary>
/// How unevenly a revenue is spread: the real curve instead of a rule of thumb, and the Gini
/// coefficient. Who brought nothing, or less, counts as nothing brought.
/// </summary>
internal sealed record Concentration(IReadOnlyList<CurvePoint> Curve, double? Gini)
{
    public static Concentration Of(NetOrder order)
    {
        if (order.Count == 0 || order.Total == 0) return new([], Gini: null);

        var curve = new List<CurvePoint>(101);
        var (reached, weighed) = (0L, Int128.Zero);
        var place = 0;
        for (var percent = 0; percent <= 100; percent++)
        {
            var customers = (int)((long)order.Count * percent / 100);
            for (; place < customers && place < order.Positive; place++)
            {
                reached += order[place];
                weighed += (Int128)(order.Count - place) * order[place];
            }
            curve.Add(new(percent, customers, reached));
        }
        var gini = 2 * (double)weighed / ((double)order.Count * order.Total)
            - (order.Count + 1.0) / order.Count;
        return new(curve, Math.Max(gini, 0));
    }

    /// <summary>What of the whole the first so many of a hundred brought.</summary>
    public double? ShareOfTop(int percent) =>
        Curve.Count == 0 ? null : (double)Curve[percent].Net / Curve[^1].Net;
}
