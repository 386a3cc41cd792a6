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

    /// <summary>
    /// How many of so many draw a lot of this chance; of very many by the normal curve.
    /// </summary>
    public int Binomial(int many, double chance)
    {
        const int Few = 200;
        if (chance >= 1) return many;
        if (many > Few && many * chance * (1 - chance) > Few / 4.0)
        {
            var drawn = many * chance + Math.Sqrt(many * chance * (1 - chance)) * Normal();
            return (int)Math.Clamp(Math.Round(drawn), 0, many);
        }
        // By the gaps between those who draw it: as fast as they are rare.
        var (won, at, rare) = (0, -1L, Math.Min(chance, 1 - chance));
        // So rare that its logarithm would be nought: nobody draws it, or everybody does.
        if (!(rare > 1e-15)) return chance > 0.5 ? many : 0;
        while ((at += 1 + (long)Math.Min(Math.Log(Next()) / Math.Log(1 - rare), many)) < many)
            won++;
        return chance > 0.5 ? many - won : won;
    }
}
