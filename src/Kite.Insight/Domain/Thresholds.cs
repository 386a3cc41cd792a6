namespace Kite.Insight;

/// <summary>How the lines between the quarters are found.</summary>
internal enum Rule
{
    /// <summary>Typed in or dragged by hand.</summary>
    Fixed,

    /// <summary>Through the customer in the middle.</summary>
    Median,

    /// <summary>Through the average of all customers.</summary>
    Mean,
}

/// <summary>
/// The two lines between the quarters: more visits than <paramref name="Often"/> is often, more
/// coins a visit than <paramref name="Much"/> is much. Both are whole, so that anyone can type
/// them in and get the same quarters.
/// </summary>
internal sealed record Thresholds(Rule Rule, long Often, long Much)
{
    /// <summary>The set that they are of; none where they are not of a set.</summary>
    public LinesUsed? Used { get; init; }

    public static Thresholds Fixed(long often, long much) => new(Rule.Fixed, often, much);

    /// <summary>The lines by a rule; the two numbers are used by the fixed rule alone.</summary>
    public static Thresholds By(Rule rule, PeriodFigures figures, long often, long much) =>
        rule switch
        {
            Rule.Fixed => Fixed(often, much),
            Rule.Median => new(rule, Median.Visits(figures), Median.Average(figures)),
            Rule.Mean => new(rule, Mean.Visits(figures), Mean.Average(figures)),
        };

    public Quarter Of(int visits, long net) => Of(visits > Often, IsMuch(visits, net));

    public static Quarter Of(bool isOften, bool isMuch) =>
        (isOften, isMuch) switch
        {
            (true, true) => Quarter.B,
            (false, true) => Quarter.A,
            (true, false) => Quarter.D,
            (false, false) => Quarter.C,
        };

    public Quarter Of(Visitor visitor) => Of(visitor.Visits, visitor.Net);

    // Multiplied, never divided, and in 128 bits: no coin is lost and nothing wraps.
    private bool IsMuch(int visits, long net) => net > (Int128)Much * visits;
}
