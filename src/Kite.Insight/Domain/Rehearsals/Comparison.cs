namespace Kite.Insight;

/// <summary>A group of customers before and after: how many, and what each did in the middle.
/// </summary>
internal sealed record ComparedGroup(
    int Customers, double SpendBefore, double Spend, double VisitsBefore, double Visits);

/// <summary>A difference, and how far off it may be, 19 times of 20.</summary>
internal sealed record Difference(double Value, double Low, double High)
{
    /// <summary>Chance alone would seldom bring as much.</summary>
    public bool IsTold => Low > 0 || High < 0;

    /// <summary>
    /// Welch's interval for the difference of two means whose spreads differ (B. L. Welch,
    /// Biometrika 34, 1947; degrees of freedom by F. E. Satterthwaite, Biometrics 2, 1946).
    /// None where a group has fewer than two.
    /// </summary>
    public static Difference? Of(Spread some, Spread others)
    {
        if (some.Count < 2 || others.Count < 2) return null;

        var (a, b) = (some.Variance / some.Count, others.Variance / others.Count);
        var (value, error) = (some.Mean - others.Mean, Math.Sqrt(a + b));
        if (error == 0) return new(value, value, value);

        var freedom = (a + b) * (a + b)
            / ((a * a / (some.Count - 1)) + (b * b / (others.Count - 1)));
        var far = Student(freedom) * error;
        return new(value, value - far, value + far);
    }

    /// <summary>
    /// The point of Student's t beyond which 2.5 % lie (Abramowitz and Stegun, 26.7.5): right to a
    /// hundredth from five degrees of freedom on; below, what the tables say.
    /// </summary>
    public static double Student(double freedom)
    {
        double[] few = [12.706, 4.303, 3.182, 2.776];
        if (freedom < 5) return few[Math.Clamp((int)freedom, 1, 4) - 1];

        const double X = 1.959963984540054;
        var (x3, x5, x7) = (Math.Pow(X, 3), Math.Pow(X, 5), Math.Pow(X, 7));
        return X
            + ((x3 + X) / (4 * freedom))
            + (((5 * x5) + (16 * x3) + (3 * X)) / (96 * Math.Pow(freedom, 2)))
            + (((3 * x7) + (19 * x5) + (17 * x3) - (15 * X)) / (384 * Math.Pow(freedom, 3)));
    }
}

/// <summary>How many, their mean, and how far they lie apart; one after the other.</summary>
internal sealed class Spread
{
    private double squares;

    public int Count { get; private set; }
    public double Mean { get; private set; }
    public double Variance => Count < 2 ? 0 : squares / (Count - 1);

    public void Add(double value)
    {
        Count++;
        var off = value - Mean;
        Mean += off / Count;
        squares += off * (value - Mean);
    }
}

/// <summary>
/// What a strategy does: how those who may have it changed against how those changed who do
/// without it. Everyone counts who came before it began, whether they have had it or not.
/// </summary>
internal sealed record Comparison(
    ComparedGroup With, ComparedGroup Without, Difference? Spend, Difference? Visits)
{
    public static Comparison Of(
        PeriodFigures before, PeriodFigures after, Func<long, bool> doesWithout)
    {
        var (with, without) = (new Group(), new Group());
        for (var i = 0; i < before.Count; i++)
        {
            var then = before[i];
            var now = after.Find(then.Customer) ?? new(then.Customer, 0, 0);
            (doesWithout(then.Customer) ? without : with).Add(then, now);
        }
        return new(
            with.Told, without.Told, Difference.Of(with.Spend, without.Spend),
            Difference.Of(with.Visits, without.Visits));
    }

    private sealed class Group
    {
        private double spendBefore, spendAfter, visitsBefore, visitsAfter;

        /// <summary>How much each one changed.</summary>
        public Spread Spend { get; } = new();
        public Spread Visits { get; } = new();

        public ComparedGroup Told => new(
            Spend.Count, Each(spendBefore), Each(spendAfter), Each(visitsBefore),
            Each(visitsAfter));

        public void Add(Visitor then, Visitor now)
        {
            (spendBefore, spendAfter) = (spendBefore + then.Net, spendAfter + now.Net);
            (visitsBefore, visitsAfter) = (visitsBefore + then.Visits, visitsAfter + now.Visits);
            Spend.Add(now.Net - then.Net);
            Visits.Add(now.Visits - then.Visits);
        }

        private double Each(double sum) => Spend.Count == 0 ? 0 : sum / Spend.Count;
    }
}
