namespace Kite.Insight;

/// <summary>Places and weights of Gauss and Legendre's rule between nought and one.</summary>
internal static class Nodes
{
    private static readonly double[] Half =
        [0.238619186083196909, 0.661209386466264514, 0.932469514203152028];

    private static readonly double[] HalfWeights =
        [0.467913934572691047, 0.360761573048138608, 0.171324492379170345];

    public static readonly double[] At =
        [.. Half.Reverse().Select(x => (1 - x) / 2), .. Half.Select(x => (1 + x) / 2)];

    public static readonly double[] Weight =
        [.. HalfWeights.Reverse().Select(w => w / 2), .. HalfWeights.Select(w => w / 2)];

    /// <summary>
    /// The area under a curve between two times, the steps growing with the distance from
    /// <paramref name="shift"/> before nought, where such curves are steep.
    /// </summary>
    public static double Area(
        double from, double to, double shift, double steepness, Func<double, double> curve)
    {
        var length = Math.Log((shift + to) / (shift + from));
        if (!(length > 0)) return 0;

        var cells = 1 + (int)Math.Min(400, Math.Ceiling(steepness * length / 2));
        var (sum, cell) = (0.0, length / cells);
        for (var i = 0; i < cells; i++)
        {
            for (var k = 0; k < At.Length; k++)
            {
                var grown = (shift + from) * Math.Exp((i + At[k]) * cell);
                sum += Weight[k] * cell * grown * curve(grown - shift);
            }
        }
        return sum;
    }
}
