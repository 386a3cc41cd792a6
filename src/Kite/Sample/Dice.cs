namespace Kite.Sample;

/// <summary>Chance that falls the same way every time it is thrown from the same seed.</summary>
internal sealed class Dice(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong thrown;

    /// <summary>Dice for the guest of this number alone; no one's luck moves another's.</summary>
    public Dice For(int number) => new(Mixed(unchecked(seed + ((ulong)number * Step))));

    /// <summary>From 0 up to, but not, 1.</summary>
    public double Share() => (Next() >> 11) / (double)(1UL << 53);

    public int Below(int end) => (int)(Share() * end);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Falls(double chance) => Share() < chance;

    /// <summary>Mostly near the middle, twice it as often as half of it.</summary>
    public double Around(double middle, double spread) => middle * Math.Exp(spread * Bell());

    public T Any<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>One of a list that begins with what is common and ends with what is rare.</summary>
    public T Common<T>(IReadOnlyList<T> choices) =>
        choices[(int)(Math.Pow(Share(), 1.8) * choices.Count)];

    /// <summary>The place in the list; the greater its weight, the more often.</summary>
    public int Weighed(IReadOnlyList<double> weights)
    {
        var left = Share() * weights.Sum();
        for (var i = 0; i < weights.Count - 1; i++)
        {
            left -= weights[i];
            if (left < 0) return i;
        }
        return weights.Count - 1;
    }

    // The sum of twelve throws is close to a bell, and the same on every machine.
    private double Bell()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += Share();
        return sum;
    }

    // SplitMix64, the generator that Java and .NET seed theirs with.
    private ulong Next() => Mixed(unchecked(seed + (++thrown * Step)));

    private static ulong Mixed(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
