namespace Kite.Insight;

/// <summary>
/// Drawing of lots, the same each time from the same seed: so a figure that was found by trying
/// out stays the figure.
/// </summary>
internal sealed class Lots(ulong seed)
{
    private ulong state = seed;

    /// <summary>Evenly between nought and one, never either (SplitMix64).</summary>
    public double Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z ^= z >> 31;
            return ((z >> 11) + 0.5) / (1L << 53);
        }
    }

    public int Below(int count) => (int)(Next() * count);

    public double Exponential() => -Math.Log(Next());

    public double Normal() =>
        Math.Sqrt(-2 * Math.Log(Next())) * Math.Cos(2 * Math.PI * Next());

    /// <summary>By the way of Marsaglia and Tsang.</summary>
    public double Gamma(double shape)
    {
        if (shape < 1) return Gamma(shape + 1) * Math.Pow(Next(), 1 / shape);

        var d = shape - 1 / 3.0;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = 1 + c * x;
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(Next()) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return d * v;
        }
    }

    public double Beta(double a, double b)
    {
        var x = Gamma(a);
        return x / (x + Gamma(b));
    }
}
