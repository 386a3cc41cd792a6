namespace Kite.Insight;

/// <summary>How far ahead, and what money later is worth now.</summary>
/// <param name="Weeks">Whole weeks ahead.</param>
/// <param name="Discount">The share that a year takes off: 0.1 is ten in a hundred.</param>
internal readonly record struct Horizon(int Weeks, double Discount)
{
    public static readonly Horizon Usual = new(52, 0.10);

    /// <summary>
    /// What a coin of that week ahead is worth now (continuous, ln(1 + d) a year).
    /// </summary>
    public double Worth(int week) =>
        Math.Exp(-Math.Log(1 + Discount) / Insight.Weeks.InAYear * week);
}

/// <summary>
/// What is likely of one customer; money only where the model of money is usable.
/// </summary>
internal readonly record struct Score(
    double Alive, bool ShowsAlive, double Comes, double Visits, double? Spend, double? Value,
    double? Lifetime);

/// <summary>
/// What is likely of everyone. What lies ahead of a customer who stays depends only on how often
/// they came again and how long they are known, so it is worked out once for each such pair.
/// </summary>
internal sealed class Scores
{
    private readonly Comings comings;
    private readonly Moment moment;
    private readonly VisitModel visits;
    private readonly GammaGamma? spend;
    private readonly Dictionary<long, Ahead> ahead = [];

    private readonly record struct Ahead(double Comes, double Visits, double Discounted);

    private Scores(Comings comings, Moment moment, VisitModel visits, GammaGamma? spend) =>
        (this.comings, this.moment, this.visits, this.spend) = (comings, moment, visits, spend);

    public int Count => comings.Count;

    public static Scores Of(
        Comings comings, Moment moment, VisitModel visits, GammaGamma? spend, Horizon horizon,
        double? weeks = null)
    {
        var scores = new Scores(comings, moment, visits, spend);
        var pairs = scores.Pairs();
        var found = new Ahead[pairs.Length];
        Parallel.For(0, pairs.Length, i => found[i] = scores.Find(pairs[i], horizon, weeks));
        scores.ahead.EnsureCapacity(pairs.Length);
        for (var i = 0; i < pairs.Length; i++) scores.ahead.Add(pairs[i], found[i]);
        return scores;
    }

    /// <summary>What is likely of one customer, without working out the others.</summary>
    public static Score? OfOne(
        Comings comings, Moment moment, VisitModel visits, GammaGamma? spend, Horizon horizon,
        int index)
    {
        var one = new Scores(comings, moment, visits, spend);
        if (comings.PastOf(index, moment) is not { } past) return null;

        one.ahead.Add(Pair(past), one.Find(Pair(past), horizon, weeks: null));
        return one.At(index);
    }

    /// <summary>What is likely of the customer at a place; none of who came only later.</summary>
    public Score? At(int index)
    {
        if (comings.PastOf(index, moment) is not { } past) return null;

        var stays = ahead[Pair(past)];
        var alive = visits.Alive(past);
        var expected = alive * stays.Visits;
        var mean = spend?.Mean(comings.SpentOf(index, moment));
        return new(
            alive, visits.ShowsAlive(past.Again), alive * stays.Comes, expected, mean,
            expected * mean, alive * stays.Discounted * mean);
    }

    /// <summary>All of them, on every core.</summary>
    public Score?[] All()
    {
        var all = new Score?[Count];
        Parallel.For(0, (Count + 4095) / 4096, part =>
        {
            var to = Math.Min(Count, (part + 1) * 4096);
            for (var i = part * 4096; i < to; i++) all[i] = At(i);
        });
        return all;
    }

    private Ahead Find(long pair, Horizon horizon, double? weeks)
    {
        var (again, known) = ((int)(pair >> 32), (int)(pair & int.MaxValue) * Weeks.OfADay);
        if (weeks is { } exactly)
            return new(0, visits.VisitsIfAlive(again, known, exactly), 0);

        // Every week's visits are the difference of two sums up to then, worth less each week.
        var (before, discounted) = (0.0, 0.0);
        for (var week = 1; week <= horizon.Weeks; week++)
        {
            var upTo = visits.VisitsIfAlive(again, known, week);
            discounted += (upTo - before) * horizon.Worth(week);
            before = upTo;
        }
        return new(
            visits.ComesIfAlive(again, known, horizon.Weeks), before,
            spend is null ? 0 : discounted);
    }

    private long[] Pairs()
    {
        var pairs = new HashSet<long>();
        for (var i = 0; i < Count; i++)
            if (comings.PastOf(i, moment) is { } past) pairs.Add(Pair(past));
        return [.. pairs];
    }

    private static long Pair(Past past) => (long)past.Again << 32 | (long)past.Known;
}
