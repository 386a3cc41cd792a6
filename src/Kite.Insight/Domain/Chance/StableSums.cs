namespace Kite.Insight;

/// <summary>
/// How many of a stable population go each way, by drawing lots for each of them many times: the
/// mean, how far chance strays from it, and how far the models' not being sure carries it.
/// </summary>
internal sealed class StableSums
{
    private const int States = StableMovement.States;
    private const int Ways = States * States;
    private const int DrawsInAll = 2_000_000;
    private const int FewestDraws = 8;
    private const int MostDraws = 200;

    // How sure the models are is tried out on so many, every so-manieth.
    private const int Sample = 10_000;
    private const int DrawsAside = 16;
    private const ulong Seed = 0xD1B5_4A32_D192_ED03;

    private readonly double[] means;
    private readonly double[] variances;
    private readonly List<double[]> sways;
    private readonly int times;

    private StableSums(double[] means, double[] variances, List<double[]> aside, int draws) =>
        (this.means, this.variances, sways, times) = (means, variances, aside, draws);

    public static StableSums Of(AllGoing going, StableModel model, Thresholds lines)
    {
        var draws = Math.Clamp(
            DrawsInAll / Math.Max(1, going.Open.Count), FewestDraws, MostDraws);
        var drawn = Draw(going.Open, 1, draws, model.People, lines);
        foreach (var (from, to) in going.Told) drawn[Way(from, to)]++;

        var every = Math.Max(1, (going.Open.Count + Sample - 1) / Sample);
        var aside = model.Aside.Select(pair =>
        {
            var above = Draw(going.Open, every, DrawsAside, pair.Above, lines);
            var below = Draw(going.Open, every, DrawsAside, pair.Below, lines);
            return (double[])[.. above.Zip(below, (a, b) => (a - b) / 2 * every).Take(Ways)];
        });
        return new(drawn[..Ways], drawn[Ways..], [.. aside], draws);
    }

    /// <summary>How many go these ways together, and how far that strays (squared).</summary>
    public (double Expected, double Variance) Of(IReadOnlyList<(State From, State To)> ways)
    {
        var (sum, variance) = (0.0, 0.0);
        var moved = new double[sways.Count];
        foreach (var (from, to) in ways)
        {
            var way = Way(from, to);
            sum += means[way];
            variance += variances[way] * (1 + 1.0 / times);
            for (var i = 0; i < moved.Length; i++) moved[i] += sways[i][way];
        }
        return (sum, variance + moved.Sum(m => m * m));
    }

    // Each customer has lots of their own: the same whatever the parameters are.
    private static double[] Draw(
        IReadOnlyList<Going> all, int every, int draws, StablePeople people, Thresholds lines) =>
        Parallelly.Sum((all.Count + every - 1) / every, 2 * Ways, (from, to, sums) =>
        {
            Span<int> ends = stackalloc int[States];
            var (past, alive) = (new Past(-1, -1, -1), 0.0);
            for (var i = from; i < to; i++)
            {
                var one = all[i * every];
                if (one.Past != past)
                    (past, alive) = (one.Past, people.Visits.Alive(one.Past));
                var lots = new Lots(unchecked((ulong)(i + 1) * Seed));
                ends.Clear();
                for (var n = 0; n < draws; n++)
                    ends[(int)one.Imagine(lots, people, alive, lines)]++;
                Add(one.From, ends, draws, sums);
            }
        });

    private static void Add(State from, ReadOnlySpan<int> ends, int draws, double[] sums)
    {
        for (var to = 0; to < States; to++)
        {
            if (ends[to] == 0) continue;

            var share = (double)ends[to] / draws;
            sums[Way(from, (State)to)] += share;
            sums[Ways + Way(from, (State)to)] += share * (1 - share) * draws / (draws - 1);
        }
    }

    private static int Way(State from, State to) => (int)from * States + (int)to;
}
