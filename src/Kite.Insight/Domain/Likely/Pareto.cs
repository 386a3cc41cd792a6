namespace Kite.Insight;

/// <summary>
/// Pareto/NBD (Schmittlein, Morrison and Colombo 1987): a customer may leave for good on any day,
/// with or without a visit.
/// </summary>
internal sealed class Pareto(double[] parameters) : VisitModel
{
    private readonly double r = parameters[0];
    private readonly double alpha = parameters[1];
    private readonly double s = parameters[2];
    private readonly double beta = parameters[3];

    private double Shift => Math.Min(alpha, beta);

    public override string Name => ParetoNbd;

    public override double Alive(int again, double last, double known)
    {
        var rx = r + again;
        var gone = s * Nodes.Area(
            last, known, Shift, rx + s + 1,
            at => Math.Exp(
                -rx * Math.Log((alpha + at) / (alpha + last))
                - (s + 1) * Math.Log((beta + at) / (beta + last))));
        var still = (beta + known) * Math.Exp(
            -rx * Math.Log((alpha + known) / (alpha + last))
            - (s + 1) * Math.Log((beta + known) / (beta + last)));
        return still / (still + gone);
    }

    public override double VisitsIfAlive(int again, double known, double weeks) =>
        (r + again) * (beta + known) / (alpha + known) * Special.Saturated(
            s - 1, Math.Log((beta + known + weeks) / (beta + known)));

    public override double ComesIfAlive(int again, double known, double weeks)
    {
        var (a, b, rx) = (alpha + known, beta + known, r + again);
        var stays = Math.Exp(rx * Math.Log(a / (a + weeks)) + s * Math.Log(b / (b + weeks)));
        var leaves = s / b * Nodes.Area(
            0, weeks, Math.Min(a, b), rx + s + 1,
            at => Math.Exp(-rx * Math.Log((a + at) / a) - (s + 1) * Math.Log((b + at) / b)));
        return Math.Max(0, 1 - stays - leaves);
    }

    public override double Chance(int again, double weeks)
    {
        var stays = Steady(r, alpha, again, weeks)[again] * Math.Pow(beta / (beta + weeks), s);
        var left = s / beta * Nodes.Area(
            0, weeks, Shift, r + again + s + 1,
            at => Steady(r, alpha, again, at)[again] * Math.Pow(beta / (beta + at), s + 1));
        return stays + left;
    }

    public override int GoOn(
        Lots lots, double alive, int again, double known, double gap, double weeks)
    {
        if (lots.Next() >= alive) return 0;

        var pace = lots.Gamma(r + again) / (alpha + known);
        var leaving = lots.Gamma(s) / (beta + known);
        var end = Math.Min(gap + weeks, lots.Exponential() / leaving);
        var (visits, at) = (0, lots.Exponential() / pace);
        for (; at <= end; at += lots.Exponential() / pace)
            if (at > gap) visits++;
        return visits;
    }
}
