namespace Kite.Insight;

/// <summary>A number that a model was given by the data, under the letter of its authors.</summary>
internal readonly record struct Parameter(string Name, double Value, double? Low, double? High);

/// <summary>
/// A model of when customers come: each at their own pace until, unseen, they leave for good.
/// Times are in weeks.
/// </summary>
internal abstract class VisitModel
{
    /// <summary>The models of visits, by the words of the API.</summary>
    public static readonly IReadOnlyList<string> All = [BgNbd, MbgNbd, ParetoNbd];

    public const string BgNbd = "bg-nbd";
    public const string MbgNbd = "mbg-nbd";
    public const string ParetoNbd = "pareto-nbd";

    /// <summary>The hill whose top makes this model.</summary>
    public static Climb.Hill HillOf(string model, Pasts pasts) => model switch
    {
        BgNbd => new BetaGeometricHill(pasts, mayLeaveAtOnce: false).At,
        MbgNbd => new BetaGeometricHill(pasts, mayLeaveAtOnce: true).At,
        _ => new ParetoHill(pasts).At,
    };

    public static VisitModel Of(string model, params double[] parameters) => model switch
    {
        BgNbd => new BetaGeometric(parameters, mayLeaveAtOnce: false),
        MbgNbd => new BetaGeometric(parameters, mayLeaveAtOnce: true),
        _ => new Pareto(parameters),
    };

    public static IReadOnlyList<string> NamesOf(string model) =>
        model == ParetoNbd ? ["r", "alpha", "s", "beta"] : ["r", "alpha", "a", "b"];

    public abstract string Name { get; }

    /// <summary>The chance that a customer with this past has not left.</summary>
    public abstract double Alive(int again, double last, double known);

    /// <summary>Whether it may be shown: BG/NBD thinks nobody leaves after one visit.</summary>
    public virtual bool ShowsAlive(int again) => true;

    /// <summary>Visits in the next weeks of a customer who has not left.</summary>
    public abstract double VisitsIfAlive(int again, double known, double weeks);

    /// <summary>The chance of at least one visit in the next weeks, of who has not left.</summary>
    public abstract double ComesIfAlive(int again, double known, double weeks);

    /// <summary>The chance that someone new comes again exactly so often in these weeks.</summary>
    public abstract double Chance(int again, double weeks);

    /// <summary>
    /// One way it might go on for a customer who has stayed with this chance: visits in the
    /// weeks that follow a gap.
    /// </summary>
    public abstract int GoOn(
        Lots lots, double alive, int again, double known, double gap, double weeks);

    /// <summary>One way it might go on for a customer: visits in the next weeks.</summary>
    public int Imagine(Lots lots, int again, double last, double known, double weeks) =>
        GoOn(lots, Alive(again, last, known), again, known, gap: 0, weeks);

    public double Alive(Past past) =>
        Alive(past.Again, past.Last * Weeks.OfADay, past.Known * Weeks.OfADay);

    /// <summary>Visits to be expected in the next weeks.</summary>
    public double Visits(Past past, double weeks) =>
        Alive(past) * VisitsIfAlive(past.Again, past.Known * Weeks.OfADay, weeks);

    /// <summary>Later visits to be expected of someone new.</summary>
    public double Visits(double weeks) => Alive(0, 0, 0) * VisitsIfAlive(0, 0, weeks);

    // The chance of n visits at one's own pace while one stays: the negative binomial.
    protected static double[] Steady(double r, double alpha, int most, double weeks)
    {
        var chances = new double[most + 1];
        var at = r * Math.Log(alpha / (alpha + weeks));
        for (var n = 0; n <= most; n++)
        {
            chances[n] = Math.Exp(at);
            at += Math.Log((r + n) / (n + 1) * weeks / (alpha + weeks));
        }
        return chances;
    }
}
