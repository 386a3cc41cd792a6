namespace Kite.Insight;

/// <summary>
/// What is expected, and between what it lies in 80 and in 95 of a hundred cases.
/// </summary>
internal sealed record Range95(
    double Expected, double Low80, double High80, double Low95, double High95)
{
    /// <summary>Around an expectation, by how far trials lay off theirs.</summary>
    public static Range95 Around(double expected, double[] off)
    {
        Array.Sort(off);
        return new(expected, At(0.1), At(0.9), At(0.025), At(0.975));

        double At(double share) =>
            Math.Max(0, expected + off[(int)Math.Round(share * (off.Length - 1))]);
    }
}

/// <summary>
/// How much all customers together are expected to come and to spend, with an interval from
/// trying out: the customers are drawn anew with repetition, the model follows them by one step
/// (bootstrap), and by the model so found the lots are drawn for every customer. Of many
/// customers every so-manieth is tried out, and what comes out is widened to all.
/// </summary>
internal sealed record Future(Range95 Visits, Range95? Value)
{
    public const int Tries = 200;
    private const int Most = 4000;
    private const double LongestStep = 1.5;

    private sealed record Found(double Visits, double Money);

    public static Future Of(
        Comings comings, Fitted visits, Fitted? spend, Horizon horizon, Scores scores)
    {
        var (allVisits, allValue, someVisits, someValue) = (0.0, 0.0, 0.0, 0.0);
        var every = Math.Max(1, (comings.Count + Most - 1) / Most);
        var some = new List<int>();
        for (var i = 0; i < comings.Count; i++)
        {
            var score = scores.At(i)!.Value;
            (allVisits, allValue) = (allVisits + score.Visits, allValue + (score.Value ?? 0));
            if (i % every != 0) continue;
            some.Add(i);
            (someVisits, someValue) = (someVisits + score.Visits, someValue + (score.Value ?? 0));
        }
        var found = new Found[Tries];
        var (paces, purses) = (new Redrawn(visits), spend is null ? null : new Redrawn(spend));
        Parallel.For(0, Tries, t => found[t] = Try(
            comings, some, paces, purses, horizon.Weeks, new Lots((ulong)(t + 1) * 7919)));

        var wider = Math.Sqrt((double)comings.Count / some.Count);
        return new(
            Range95.Around(allVisits, [.. found.Select(f => (f.Visits - someVisits) * wider)]),
            spend is null ? null : Range95.Around(
                allValue, [.. found.Select(f => (f.Money - someValue) * wider)]));
    }

    private static Found Try(
        Comings comings, List<int> some, Redrawn visits, Redrawn? spend, double weeks, Lots lots)
    {
        var drawn = some.ConvertAll(_ => some[lots.Below(some.Count)]);
        var pace = VisitModel.Of(visits.Model, visits.By(VisitModel.HillOf(
            visits.Model,
            Pasts.Of(drawn.Select(i => comings.PastOf(i, Moment.End)!.Value)))));
        var purse = spend is null ? null : Purse(comings, drawn, spend);
        var (came, money) = (0.0, 0.0);
        foreach (var i in some)
        {
            var past = comings.PastOf(i, Moment.End)!.Value;
            var days = pace.Imagine(
                lots, past.Again, past.Last * Weeks.OfADay, past.Known * Weeks.OfADay, weeks);
            came += days;
            money += purse?.Imagine(lots, comings.SpentOf(i, Moment.End), days) ?? 0;
        }
        return new(came, money);
    }

    private static GammaGamma Purse(Comings comings, List<int> drawn, Redrawn spend)
    {
        var spenders = Spenders.Of(drawn.Select(i => comings.SpentOf(i, Moment.End)));
        var at = spend.By(
            spenders.Count == 0 ? null : new GammaGammaHill(spenders).At, spenders.Scale);
        return new(at[0], Math.Max(at[1], 1.05), at[2]);
    }

    /// <summary>
    /// A fitted model that takes one step (Newton's) towards customers drawn anew.
    /// </summary>
    private sealed class Redrawn(Fitted fit)
    {
        public string Model => fit.Model;

        public double[] By(Climb.Hill? hill, double scale = 1)
        {
            if (hill is null) return fit.At;

            var logs = fit.At.Select((x, i) => Math.Log(Unit(i) == 1 ? x : x / scale)).ToArray();
            var slope = new double[logs.Length];
            hill(logs, slope);
            if (Square.Inverse(Square.Bend(hill, logs)) is not { } reach) return fit.At;

            return
            [
                .. logs.Select((at, i) =>
                {
                    var step = 0.0;
                    for (var j = 0; j < slope.Length; j++) step += reach[i, j] * slope[j];
                    return Math.Exp(at + Math.Clamp(step, -LongestStep, LongestStep))
                        * (Unit(i) == 1 ? 1 : scale);
                }),
            ];
        }

        // Only the last parameter of Gamma-Gamma is money.
        private int Unit(int parameter) =>
            fit.Model == GammaGamma.Key && parameter == 2 ? 0 : 1;
    }
}
