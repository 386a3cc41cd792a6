namespace Kite.Insight;

/// <summary>
/// BG/NBD (Fader, Hardie and Lee 2005): after each later visit a customer may leave for good; and
/// MBG/NBD (Batislam, Denizel and Filiztekin 2007): already after the first.
/// </summary>
internal sealed class BetaGeometric(double[] parameters, bool mayLeaveAtOnce) : VisitModel
{
    private readonly double r = parameters[0];
    private readonly double alpha = parameters[1];
    private readonly double a = parameters[2];
    private readonly double b = parameters[3];
    private readonly int coin = mayLeaveAtOnce ? 1 : 0;

    public override string Name => mayLeaveAtOnce ? MbgNbd : BgNbd;

    public override bool ShowsAlive(int again) => mayLeaveAtOnce || again > 0;

    public override double Alive(int again, double last, double known)
    {
        if (again + coin == 0) return 1;

        var odds = Math.Log(a / (b + again + coin - 1))
            + (r + again) * Math.Log((alpha + known) / (alpha + last));
        return odds > 0 ? Math.Exp(-odds) / (1 + Math.Exp(-odds)) : 1 / (1 + Math.Exp(odds));
    }

    // Euler's transformation takes the great powers out of the hypergeometric series and leaves
    // nothing to divide by at a = 1.
    public override double VisitsIfAlive(int again, double known, double weeks)
    {
        var c = a + b + again + coin - 1;
        var z = weeks / (alpha + known + weeks);
        var length = Math.Log((alpha + known + weeks) / (alpha + known));
        var visits = c * Special.Saturated(a - 1, length)
            - Series(a + b + coin - 1 - r, c, z) * Math.Exp((1 - a) * length);
        return Math.Max(visits, 0);
    }

    // c · (2F1(p, a-1; c; z) - 1) / (a-1)
    private double Series(double p, double c, double z)
    {
        const int MostTerms = 100_000;
        var (term, sum) = (p * z, 0.0);
        for (var n = 1; n < MostTerms; n++)
        {
            sum += term;
            if (n > Math.Abs(p) && Math.Abs(term) < 1e-14 * Math.Abs(sum)) break;
            term *= (p + n) * (a - 1 + n) / ((c + n) * (n + 1)) * z;
        }
        return sum;
    }

    // Who has not left comes at their own pace at least once more.
    public override double ComesIfAlive(int again, double known, double weeks) =>
        1 - Math.Pow((alpha + known) / (alpha + known + weeks), r + again);

    public override double Chance(int again, double weeks)
    {
        var steady = Steady(r, alpha, again, weeks);
        var stays = Math.Exp(Special.LnBeta(a, b + again + coin) - Special.LnBeta(a, b));
        if (again + coin == 0) return stays * steady[0];

        var leaves = Math.Exp(
            Special.LnBeta(a + 1, b + again + coin - 1) - Special.LnBeta(a, b));
        return stays * steady[again] + leaves * (1 - steady[..again].Sum());
    }

    public override int GoOn(
        Lots lots, double alive, int again, double known, double gap, double weeks)
    {
        if (lots.Next() >= alive) return 0;

        var pace = lots.Gamma(r + again) / (alpha + known);
        var leaving = lots.Beta(a, b + again + coin);
        var (visits, at) = (0, lots.Exponential() / pace);
        while (at <= gap + weeks)
        {
            if (at > gap) visits++;
            if (lots.Next() < leaving) break;
            at += lots.Exponential() / pace;
        }
        return visits;
    }
}
