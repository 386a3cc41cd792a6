namespace Kite.Insight;

/// <summary>How customers come and spend as long as nothing changes.</summary>
internal sealed record StablePeople(VisitModel Visits, GammaGamma Purse);

/// <summary>
/// The models by which a stable population goes on: as they were fitted, moved aside by how sure
/// they are, and by how much they missed in all when they were put to the trial.
/// </summary>
internal sealed record StableModel(
    StablePeople People, IReadOnlyList<(StablePeople Above, StablePeople Below)> Aside,
    double Bias)
{
    /// <summary>Which model is missing where no stable population can be imagined.</summary>
    public static Judged? Missing(Judgement judgement) =>
        judgement.Best is null
            ? judgement.Models.Where(m => m.Model != GammaGamma.Key)
                .OrderByDescending(m => m.Trial is not null).First()
        : judgement.Spend is null ? judgement.Of(GammaGamma.Key)
        : null;

    public static StableModel? Of(Judgement judgement, Comings comings)
    {
        if (Missing(judgement) is not null) return null;

        var (visits, spend) = (judgement.Best!, judgement.Of(GammaGamma.Key));
        var pasts = Pasts.Of(comings, Moment.End);
        var spenders = Spenders.Of(comings, Moment.End);
        var paces = Sides(
            visits.Fit, VisitModel.HillOf(visits.Model, pasts), pasts.Customers, scale: 1);
        var purses = Sides(
            spend.Fit, new GammaGammaHill(spenders).At, spenders.Count, spenders.Scale);
        if (paces is null || purses is null) return null;

        return new(
            new(Pace(visits.Fit.At), Purse(spend.Fit.At)),
            [
                .. paces.Select(p => (
                    new StablePeople(Pace(p.Above), Purse(spend.Fit.At)),
                    new StablePeople(Pace(p.Below), Purse(spend.Fit.At)))),
                .. purses.Select(p => (
                    new StablePeople(Pace(visits.Fit.At), Purse(p.Above)),
                    new StablePeople(Pace(visits.Fit.At), Purse(p.Below)))),
            ],
            Math.Max(
                Math.Abs(visits.Trial?.Bias ?? 0), Math.Abs(spend.Trial?.Bias ?? 0)));

        VisitModel Pace(double[] at) => VisitModel.Of(visits.Model, at);
    }

    private static GammaGamma Purse(double[] at) => new(at[0], Math.Max(at[1], 1.05), at[2]);

    // One step to both sides along each column of the root of how far the parameters spread: the
    // squares of what that changes add up to what their being unsure does.
    private static List<(double[] Above, double[] Below)>? Sides(
        Fitted fit, Climb.Hill hill, double customers, double scale)
    {
        var logs = fit.At.Select((x, i) => Math.Log(x / Unit(i))).ToArray();
        if (Square.Inverse(Square.Bend(hill, logs)) is not { } spread) return null;
        if (Square.Root(spread) is not { } root) return null;

        return
        [
            .. logs.Select((_, column) => (Stepped(column, 1), Stepped(column, -1))),
        ];

        double[] Stepped(int column, int sign) =>
        [
            .. logs.Select((at, i) => Unit(i) * Math.Exp(
                at + sign * (column <= i ? root[i, column] : 0) / Math.Sqrt(customers))),
        ];

        // Only the last parameter of Gamma-Gamma is money.
        double Unit(int parameter) =>
            fit.Model == GammaGamma.Key && parameter == 2 ? scale : 1;
    }
}
