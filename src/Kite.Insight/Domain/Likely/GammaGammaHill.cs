namespace Kite.Insight;

/// <summary>Customers with money on later days: on how many, and how much a day.</summary>
internal sealed class Spenders
{
    private readonly int[] days;
    private readonly double[] means;

    private Spenders(int[] days, double[] means)
    {
        (this.days, this.means) = (days, means);
        Scale = means.Length == 0 ? 1 : means.Average();
        MostDays = days.Length == 0 ? 0 : days.Max();
    }

    public int Count => days.Length;
    public ReadOnlySpan<int> Days => days;

    /// <summary>In the smallest coin.</summary>
    public ReadOnlySpan<double> Means => means;

    /// <summary>
    /// What all of them spend in the mean: money is measured by it while climbing.
    /// </summary>
    public double Scale { get; }
    public int MostDays { get; }

    public static Spenders Of(IEnumerable<Spending> some)
    {
        var kept = some.Where(s => s.Mean is not null).ToList();
        return new([.. kept.Select(s => s.Days)], [.. kept.Select(s => s.Mean!.Value)]);
    }

    public static Spenders Of(Comings comings, Moment moment, int every = 1)
    {
        return Of(Each());

        IEnumerable<Spending> Each()
        {
            for (var i = 0; i < comings.Count; i += every)
                if (comings.PastOf(i, moment) is not null) yield return comings.SpentOf(i, moment);
        }
    }

    /// <summary>
    /// How closely spending goes with the number of days (Pearson's correlation).
    /// </summary>
    public double Correlation()
    {
        if (Count < 2) return 0;
        double x = 0, z = 0, xx = 0, zz = 0, xz = 0;
        var (meanDays, mean) = (days.Average(), means.Average());
        for (var i = 0; i < Count; i++)
        {
            (x, z) = (days[i] - meanDays, means[i] - mean);
            (xx, zz, xz) = (xx + x * x, zz + z * z, xz + x * z);
        }
        return xx > 0 && zz > 0 ? xz / Math.Sqrt(xx * zz) : 0;
    }
}

/// <summary>How likely spending is under Gamma-Gamma, and its change with p, q and gamma.</summary>
internal sealed class GammaGammaHill
{
    private readonly int[] days;
    private readonly double[] money;
    private readonly double[] logMoney;
    private readonly int mostDays;

    public GammaGammaHill(Spenders spenders)
    {
        days = spenders.Days.ToArray();
        money = [.. spenders.Means.ToArray().Select(m => m / spenders.Scale)];
        logMoney = Array.ConvertAll(money, Math.Log);
        mostDays = spenders.MostDays;
    }

    public double At(double[] logs, double[] slope)
    {
        var (p, q, gamma) = (Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]));
        var rows = new Row[mostDays + 1];
        for (var x = 1; x <= mostDays; x++) rows[x] = Row.Of(p, q, gamma, x);
        var sums = Parallelly.Sum(
            days.Length, 4, (from, to, into) => Add(rows, p, q, gamma, from, to, into));
        slope[0] = p * sums[1] / days.Length;
        slope[1] = q * sums[2] / days.Length;
        slope[2] = gamma * sums[3] / days.Length;
        return sums[0] / days.Length;
    }

    private readonly record struct Row(double Height, double ByP, double ByQ)
    {
        public static Row Of(double p, double q, double gamma, int x) => new(
            Special.LnGamma(p * x + q) - Special.LnGamma(p * x) - Special.LnGamma(q)
                + q * Math.Log(gamma) + p * x * Math.Log(x),
            Special.Digamma(p * x + q) - Special.Digamma(p * x) + Math.Log(x),
            Special.Digamma(p * x + q) - Special.Digamma(q) + Math.Log(gamma));
    }

    private void Add(
        Row[] rows, double p, double q, double gamma, int from, int to, double[] sums)
    {
        for (var i = from; i < to; i++)
        {
            var (x, z, logZ) = (days[i], money[i], logMoney[i]);
            var row = rows[x];
            var all = gamma + x * z;
            var log = Math.Log(all);
            sums[0] += row.Height + (p * x - 1) * logZ - (p * x + q) * log;
            sums[1] += x * (row.ByP + logZ - log);
            sums[2] += row.ByQ - log;
            sums[3] += q / gamma - (p * x + q) / all;
        }
    }
}
