namespace Kite.Insight;

/// <summary>Why a model is not to be used; whatever is wrong is said, never a number.</summary>
internal enum Doubt
{
    None,
    FewCustomers,
    ShortTime,
    NobodyAgain,
    NoAgreement,
    AtWall,
    TooSteep,
    SpendGoesWithVisits,
    NoMean,
    LosesToNaive,
    NoHoldOut,
    FewSpenders,
}

/// <summary>A model as the data made it, or why they made none.</summary>
internal sealed record Fitted(
    string Model, Doubt Doubt, double[] At, double LogLikelihood, int Customers,
    IReadOnlyList<Parameter> Parameters)
{
    public bool IsSound => Doubt is Doubt.None;

    public static Fitted Not(string model, Doubt doubt, int customers) =>
        new(model, doubt, [], double.NaN, customers, []);
}

/// <summary>
/// Finds the top of a likelihood with care: from several starts on some of the customers, then
/// from the best place and from one beside it on all of them. Only where both come to the same
/// top, away from every wall and level there, is there a model.
/// </summary>
internal static class Fitting
{
    /// <summary>Of more customers than these the first climbs see only a part.</summary>
    public const int Sample = 10_000;

    private const double Agreement = 1e-3;
    private const double Level = 1e-6;

    private static readonly double[][] Starts =
        [[1, 1, 1, 1], [1, 3, 1, 3], [0.5, 10, 0.5, 10]];

    public static Fitted Visits(string model, Pasts all, Pasts some)
    {
        var customers = (int)all.Customers;
        if (all.All[^1].Again == 0) return Fitted.Not(model, Doubt.NobodyAgain, customers);

        return Fit(
            model, VisitModel.NamesOf(model), VisitModel.HillOf(model, all),
            VisitModel.HillOf(model, some), customers, (int)some.Customers, UnitOf);

        static double UnitOf(int parameter) => 1;
    }

    public static Fitted Spend(Spenders all, Spenders some)
    {
        if (all.Count == 0)
            return Fitted.Not(GammaGamma.Key, Doubt.NobodyAgain, customers: 0);

        // Climbing, money is measured by the mean: the walls are the same in every currency.
        var fitted = Fit(
            GammaGamma.Key, GammaGamma.Names, new GammaGammaHill(all).At,
            new GammaGammaHill(some).At, all.Count, some.Count,
            parameter => parameter == 2 ? all.Scale : 1);
        return fitted with
        {
            LogLikelihood = fitted.LogLikelihood - all.Count * Math.Log(all.Scale),
        };
    }

    private static Fitted Fit(
        string model, IReadOnlyList<string> names, Climb.Hill all, Climb.Hill some,
        int customers, int sampled, Func<int, double> unitOf)
    {
        var best = FromAllSides(some, names.Count, sampled);
        if (best is null) return Fitted.Not(model, Doubt.NoAgreement, customers);

        var straight = Climb.From(all, best.At, best.Reach);
        var beside = Climb.From(all, Beside(straight.At), best.Reach);
        var top = straight.Height >= beside.Height ? straight : beside;
        var doubt =
            Math.Abs(straight.Height - beside.Height) * customers > Agreement ? Doubt.NoAgreement
            : Climb.IsAtWall(top.At) ? Doubt.AtWall
            : top.Steepness > Level ? Doubt.TooSteep
            : Doubt.None;
        return doubt is Doubt.None
            ? new(
                model, doubt, [.. top.At.Select((x, i) => Math.Exp(x) * unitOf(i))],
                top.Height * customers, customers,
                Named(names, top, Square.Inverse(Square.Bend(all, top.At)), customers, unitOf))
            : Fitted.Not(model, doubt, customers);
    }

    // Each start is begun anew from its own answer once: a climb that lost its way finds it.
    private static Peak? FromAllSides(Climb.Hill hill, int parameters, int customers)
    {
        var tops = Starts
            .Select(start => Climb.From(hill, Logs(start[..parameters])))
            .Select(top => Climb.From(hill, top.At))
            .Where(top => double.IsFinite(top.Height))
            .OrderByDescending(top => top.Height)
            .ToList();
        return tops is [var first, var second, ..]
            && (first.Height - second.Height) * customers <= Agreement
                ? first
                : null;
    }

    private static double[] Logs(double[] start) => Array.ConvertAll(start, Math.Log);

    private static double[] Beside(double[] at) =>
        [.. at.Select((x, i) => x + (i % 2 == 0 ? 0.3 : -0.2))];

    // By the bend at the top, in logarithms: so no end of an interval falls below nought.
    private static IReadOnlyList<Parameter> Named(
        IReadOnlyList<string> names, Peak top, double[,]? spread, int customers,
        Func<int, double> unitOf)
    {
        const double Sure = 1.959964;
        return
        [
            .. names.Select((name, i) =>
            {
                var value = Math.Exp(top.At[i]) * unitOf(i);
                var off = spread is null ? (double?)null
                    : Math.Exp(Sure * Math.Sqrt(spread[i, i] / customers));
                return new Parameter(name, value, value / off, value * off);
            }),
        ];
    }
}
