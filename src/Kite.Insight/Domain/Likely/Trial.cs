namespace Kite.Insight;

/// <summary>
/// What a model that saw only the first part of the days foretold of the second, beside what
/// came, beside who goes on as before (naive), and beside nobody coming at all.
/// </summary>
internal sealed record Trial(
    int Customers, double Actual, double Expected, double Naive, double Miss, double NaiveMiss,
    double ZeroMiss, double Square, double NaiveSquare, double ZeroSquare,
    IReadOnlyList<TrialRow> Rows)
{
    /// <summary>
    /// How much too high or too low in all: -0.12 is twelve in a hundred too low.
    /// </summary>
    public double? Bias => Actual > 0 ? Expected / Actual - 1 : null;

    public double? NaiveBias => Actual > 0 ? Naive / Actual - 1 : null;

    /// <summary>Whether going on as before would have been as good a guess.</summary>
    public bool LosesToNaive => !(Miss < NaiveMiss && Square < NaiveSquare);
}

/// <summary>
/// Customers who had come again so often before the split (the last row: or more often): how many
/// the model thinks there should be, and what came of them, in the sum.
/// </summary>
internal sealed record TrialRow(
    int Again, int Customers, double Fitted, double Actual, double Expected, double Naive);

/// <summary>Puts models to the trial.</summary>
internal static class Trials
{
    private const int LastRow = 7;

    public static Trial OfVisits(Comings comings, VisitModel model)
    {
        var weeks = comings.DaysAfterSplit * Weeks.OfADay;
        var scores = Scores.Of(
            comings, Moment.Split, model, spend: null, Horizon.Usual, weeks).All();
        var tally = new Tally();
        var rows = Enumerable.Range(0, LastRow + 1).Select(_ => new Tally()).ToArray();
        for (var i = 0; i < comings.Count; i++)
        {
            if (comings.PastOf(i, Moment.Split) is not { } past) continue;

            var (came, told) = ((double)comings.Later(i), scores[i]!.Value.Visits);
            var naive = past.Known == 0 ? 0
                : past.Again * (comings.DaysAfterSplit / (double)past.Known);
            tally.Add(came, told, naive);
            rows[Math.Min(past.Again, LastRow)].Add(came, told, naive);
        }
        var fitted = Fitted(Pasts.Of(comings, Moment.Split), model);
        return tally.Told(
            [.. rows.Select((row, again) => row.AsRow(again, fitted[again]))]);
    }

    /// <summary>How much a day brought, of who paid before the split and after it.</summary>
    public static Trial OfSpend(Comings comings, GammaGamma model)
    {
        var tally = new Tally();
        for (var i = 0; i < comings.Count; i++)
        {
            if (comings.PastOf(i, Moment.Split) is null) continue;

            var before = comings.SpentOf(i, Moment.Split);
            if (before.Mean is { } naive && comings.LaterSpent(i).Mean is { } later)
                tally.Add(later, model.Mean(before), naive);
        }
        return tally.Told([]);
    }

    private static double[] Fitted(Pasts pasts, VisitModel model)
    {
        var byDays = new Dictionary<int, double>();
        for (var i = 0; i < pasts.Count; i++)
        {
            var known = pasts.All[i].Known;
            byDays[known] = byDays.GetValueOrDefault(known) + pasts.Weights[i];
        }
        var fitted = new double[LastRow + 1];
        foreach (var (days, customers) in byDays)
            for (var n = 0; n < LastRow; n++)
                fitted[n] += customers * model.Chance(n, days * Weeks.OfADay);
        fitted[LastRow] = pasts.Customers - fitted[..LastRow].Sum();
        return fitted;
    }

    private sealed class Tally
    {
        private int customers;
        private double actual, expected, naive, miss, naiveMiss, zeroMiss, square, naiveSquare,
            zeroSquare;

        public void Add(double came, double told, double asBefore)
        {
            customers++;
            actual += came;
            expected += told;
            naive += asBefore;
            miss += Math.Abs(told - came);
            naiveMiss += Math.Abs(asBefore - came);
            zeroMiss += came;
            square += (told - came) * (told - came);
            naiveSquare += (asBefore - came) * (asBefore - came);
            zeroSquare += came * came;
        }

        public TrialRow AsRow(int again, double fitted) =>
            new(again, customers, fitted, actual, expected, naive);

        public Trial Told(IReadOnlyList<TrialRow> rows)
        {
            double n = Math.Max(customers, 1);
            return new(
                customers, actual, expected, naive, miss / n, naiveMiss / n, zeroMiss / n,
                Math.Sqrt(square / n), Math.Sqrt(naiveSquare / n), Math.Sqrt(zeroSquare / n),
                rows);
        }
    }
}
