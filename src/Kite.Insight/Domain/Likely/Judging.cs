namespace Kite.Insight;

/// <summary>A model, whether it may be used, and how it did when put to the trial.</summary>
internal sealed record Judged(string Model, Fitted Fit, Doubt Doubt, Trial? Trial)
{
    public bool IsUsable => Doubt is Doubt.None;
}

/// <summary>All that is known about how far the models can be trusted.</summary>
internal sealed record Judgement(
    DateOnly First, DateOnly Split, DateOnly End, int Customers, int CameAgain, long Revisits,
    double? UsualPause, double Correlation, IReadOnlyList<Judged> Models)
{
    public Judged Of(string model) => Models.Single(m => m.Model == model);

    /// <summary>
    /// The usable model of visits that missed least in the trial; null where none may be used.
    /// </summary>
    public Judged? Best => Models
        .Where(m => m.IsUsable && m.Model != GammaGamma.Key)
        .MinBy(m => m.Trial!.Miss);

    public GammaGamma? Spend =>
        Of(GammaGamma.Key) is { IsUsable: true, Fit.At: [var p, var q, var gamma] }
            ? new(p, q, gamma)
            : null;
}

/// <summary>
/// Fits the four models and looks whether they can be trusted: enough customers and time, the
/// assumptions they rest on, and the trial on the days that they had not seen.
/// </summary>
internal static class Judging
{
    public const int LeastCustomers = 200;
    public const int LeastSpenders = 100;
    public const int LeastPauses = 2;

    /// <summary>Spending that goes with visits more closely than this breaks Gamma-Gamma.</summary>
    public const double MostCorrelation = 0.3;

    public static Judgement Of(Comings comings)
    {
        var every = Math.Max(1, (comings.Count + Fitting.Sample - 1) / Fitting.Sample);
        var spenders = Spenders.Of(comings, Moment.End);
        var pause = UsualPause(comings);
        var before = Before(comings, pause);
        var models = before is Doubt.None
            ?
            [
                .. VisitModel.All.Select(m => OfVisits(m, comings, every)),
                OfSpend(comings, spenders, every),
            ]
            : VisitModel.All.Append(GammaGamma.Key)
                .Select(m => new Judged(
                    m, Fitted.Not(m, before, comings.Count), before, Trial: null))
                .ToList();
        var (people, revisits) = CameAgain(comings);
        return new(
            comings.First, comings.Split, comings.End, comings.Count, people, revisits, pause,
            spenders.Correlation(), models);
    }

    private static Doubt Before(Comings comings, double? pause) =>
        comings.Count < LeastCustomers ? Doubt.FewCustomers
        : pause is not { } days ? Doubt.NobodyAgain
        : comings.End.DayNumber - comings.First.DayNumber < LeastPauses * days ? Doubt.ShortTime
        : Doubt.None;

    private static Judged OfVisits(string model, Comings comings, int every)
    {
        var fit = Fitting.Visits(
            model, Pasts.Of(comings, Moment.End), Pasts.Of(comings, Moment.End, every));
        if (!fit.IsSound) return new(model, fit, fit.Doubt, Trial: null);

        var earlier = Pasts.Of(comings, Moment.Split);
        if (earlier.Customers < LeastCustomers)
            return new(model, fit, Doubt.NoHoldOut, Trial: null);
        var then = Fitting.Visits(model, earlier, Pasts.Of(comings, Moment.Split, every));
        if (!then.IsSound) return new(model, fit, Doubt.NoHoldOut, Trial: null);

        var trial = Trials.OfVisits(comings, VisitModel.Of(model, then.At));
        return new(model, fit, trial.LosesToNaive ? Doubt.LosesToNaive : Doubt.None, trial);
    }

    private static Judged OfSpend(Comings comings, Spenders spenders, int every)
    {
        const string model = GammaGamma.Key;
        if (spenders.Count < LeastSpenders)
        {
            return new(
                model, Fitted.Not(model, Doubt.FewSpenders, spenders.Count), Doubt.FewSpenders,
                Trial: null);
        }
        var fit = Fitting.Spend(spenders, Spenders.Of(comings, Moment.End, every));
        if (Math.Abs(spenders.Correlation()) > MostCorrelation)
            return new(model, fit, Doubt.SpendGoesWithVisits, Trial: null);
        if (!fit.IsSound) return new(model, fit, fit.Doubt, Trial: null);
        if (fit.At[1] <= 1) return new(model, fit, Doubt.NoMean, Trial: null);

        var earlier = Spenders.Of(comings, Moment.Split);
        if (earlier.Count < LeastSpenders)
            return new(model, fit, Doubt.NoHoldOut, Trial: null);
        var then = Fitting.Spend(earlier, Spenders.Of(comings, Moment.Split, every));
        if (!then.IsSound || then.At[1] <= 1)
            return new(model, fit, Doubt.NoHoldOut, Trial: null);

        var trial = Trials.OfSpend(comings, new(then.At[0], then.At[1], then.At[2]));
        return new(model, fit, trial.LosesToNaive ? Doubt.LosesToNaive : Doubt.None, trial);
    }

    private static (int People, long Revisits) CameAgain(Comings comings)
    {
        var (people, revisits) = (0, 0L);
        for (var i = 0; i < comings.Count; i++)
        {
            if (comings.PastOf(i, Moment.End) is { Again: > 0 } past)
                (people, revisits) = (people + 1, revisits + past.Again);
        }
        return (people, revisits);
    }

    // The median of the customers' own mean days between two visits.
    private static double? UsualPause(Comings comings)
    {
        var pauses = new List<double>();
        for (var i = 0; i < comings.Count; i++)
            if (comings.PastOf(i, Moment.End) is { Again: > 0 } past)
                pauses.Add((double)past.Last / past.Again);
        if (pauses.Count == 0) return null;

        pauses.Sort();
        return pauses[pauses.Count / 2];
    }
}
