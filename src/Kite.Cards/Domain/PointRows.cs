namespace Kite.Cards;

/// <summary>
/// A purchase as far as points hang on it, or what came back of one; it lies beside its
/// transaction and, like that, is written once.
/// </summary>
public sealed record PointPurchase
{
    public Guid PurseId { get; init; }
    public Guid TransactionId { get; init; }

    /// <summary>The purchase of which this came back; null where it is one.</summary>
    public Guid? OfId { get; init; }
    public DateOnly Day { get; init; }
    public int StoreNumber { get; init; }

    /// <summary>What was paid for it; below zero what came back.</summary>
    public long Coins { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>The kind of card at that time.</summary>
    public Guid CardKindId { get; init; }

    /// <summary>What was bought, line by line, as JSON.</summary>
    public string Lines { get; init; } = "[]";

    /// <summary>What the guest gained in points, or lost when below zero.</summary>
    public long Points { get; init; }

    /// <summary>The lot that they were put into, and its last day.</summary>
    public int? Lot { get; init; }
    public DateOnly? Until { get; init; }
}

/// <summary>Why a rule gave no points.</summary>
public enum Missed
{
    /// <summary>It holds on other weekdays.</summary>
    OtherDay,

    /// <summary>It holds for other kinds of card.</summary>
    OtherCard,

    /// <summary>Nothing was bought for which it gives points.</summary>
    NothingOfIt,

    /// <summary>The bill was too small.</summary>
    TooSmall,

    /// <summary>It is the turn of a later visit.</summary>
    NotThisVisit,

    /// <summary>That day was counted as a visit to this store already.</summary>
    VisitWasCounted,

    /// <summary>There are no points to multiply.</summary>
    NothingToMultiply,

    /// <summary>Another rule gives more; the two are not added up.</summary>
    AnotherGivesMore,
}

/// <summary>
/// One step by which points were reckoned: the rule in its version, what it was applied to, and
/// the arithmetic; or why it gave nothing.
/// </summary>
public sealed record PointStep
{
    public Guid PurseId { get; init; }
    public Guid TransactionId { get; init; }
    public int Line { get; init; }
    public Guid RuleId { get; init; }
    public int RuleNumber { get; init; }

    /// <summary>How the rule was called then.</summary>
    public string RuleName { get; init; } = "";
    public PointRuleKind Kind { get; init; }
    public Missed? Missed { get; init; }

    /// <summary>What counted of the bill, how many whole times, and what was left over.</summary>
    public long? OfCoins { get; init; }
    public long? EveryCoins { get; init; }
    public long? Times { get; init; }
    public long? RestCoins { get; init; }

    /// <summary>The points that were multiplied.</summary>
    public long? OfPoints { get; init; }
    public long? PointsEach { get; init; }
    public int? Percent { get; init; }

    /// <summary>How many visits there were in the period before, and what was paid before on
    /// the same day in the same store.</summary>
    public int? VisitsBefore { get; init; }
    public long? CoinsBefore { get; init; }

    /// <summary>For how many days the points last.</summary>
    public int? Days { get; init; }
    public long Points { get; init; }
}
