namespace Kite.Insight;

/// <summary>
/// What is asked of a rehearsal: which strategy, over which days and stores, by which lines of the
/// map, and what is assumed.
/// </summary>
public sealed record RehearsalFacts : MapQuestion
{
    public Guid? Strategy { get; init; }

    /// <summary>The newest version, where none is said.</summary>
    public int? StrategyVersion { get; init; }

    /// <summary>As if no other strategy ran; else those that run today stand beside it.</summary>
    public bool Alone { get; init; }

    /// <summary>A strategy that ends when this one begins.</summary>
    public Guid? Instead { get; init; }
    public RehearsedPaying Paying { get; init; }

    /// <summary>So many more visits are assumed, in hundredths of one per cent.</summary>
    public int? UpliftBasisPoints { get; init; }

    /// <summary>What is left of a sale before the strategy, in hundredths of one per cent.
    /// </summary>
    public int? MarginBasisPoints { get; init; }

    /// <summary>More off a receipt than this is odd, in per cent; 50 where nothing is said.
    /// </summary>
    public int? DeepPercent { get; init; }

    /// <summary>More of all for one customer than this is odd, in per cent; 10 where nothing is
    /// said.</summary>
    public int? SharePercent { get; init; }

    internal const int UsualDeep = 50;
    internal const int UsualShare = 10;

    internal IEnumerable<Fault> Faults()
    {
        if (Strategy is null) yield return new("strategy", new RehearsalNeedsStrategy());
        if (UpliftBasisPoints is < 0 or > 100_000)
            yield return new("upliftBasisPoints", new OutOfRange(0, 100_000));
        if (MarginBasisPoints is < 1 or > 10_000)
            yield return new("marginBasisPoints", new OutOfRange(1, 10_000));
        if (DeepPercent is < 1 or > 99) yield return new("deepPercent", new OutOfRange(1, 99));
        if (SharePercent is < 1 or > 100)
            yield return new("sharePercent", new OutOfRange(1, 100));
        if (Segment is not null) yield return new("segment", new RehearsalTakesNoSegment());
        if (!Enum.IsDefined(Paying)) yield return new("paying", new OutOfRange(0, 1));
    }
}
