namespace Kite.Cards;

/// <summary>Why a strategy did not hold for a bill.</summary>
public enum WhyNot
{
    /// <summary>It has not begun, or is over.</summary>
    NotOnThisDay,
    NotAtThisHour,
    NotInThisStore,

    /// <summary>It is for known customers, or counts what each was given.</summary>
    GuestIsUnknown,
    NotInSegment,
    HoldsNoSuchCard,
    HasNoSuchTag,
    IsNoSuchMember,
    NoBirthday,

    /// <summary>They do without it, so that it can be seen what it does.</summary>
    InComparisonGroup,
    NothingOfItBought,
    TooLittleSpent,
    BillTooSmall,

    /// <summary>All was given that may be given.</summary>
    BudgetIsSpent,

    /// <summary>This guest was given all that one guest may be.</summary>
    GuestHadEnough,

    /// <summary>Nothing is paid in the way that it asks for.</summary>
    PaidInAnotherWay,

    /// <summary>Others of its group go before it, and no more may hold.</summary>
    GroupIsFull,

    /// <summary>It does not stand beside one that goes before it.</summary>
    Excluded,

    /// <summary>It would take nothing off.</summary>
    BringsNothing,
}

/// <summary>
/// What became of one strategy: what it took off, or why not, and because of which other.
/// </summary>
public sealed record StrategyTrace(
    Guid Id, int Version, string Name, long Coins, WhyNot? Why = null, string? Because = null)
{
    /// <summary>It would have taken off more, were there no end set to it.</summary>
    public bool IsCut { get; init; }
}

/// <summary>What a strategy took off one line.</summary>
public sealed record LineShare(Guid Strategy, int Version, long Coins);

/// <summary>What a coupon took off one line.</summary>
public sealed record CouponShare(Guid Coupon, long Coins);

/// <summary>
/// A coupon that was shown: what it takes off; or nothing, and every reason why.
/// </summary>
public sealed record PricedCoupon(
    Guid Id, long Number, string Kind, string Ending, long Coins, IReadOnlyList<Refusal> Bars);

/// <summary>
/// A line as it is to be paid: its own part of all that was taken off, and of each means.
/// </summary>
public sealed record PricedLine(
    int Line, long ListCoins, long OffCoins, long BalanceCoins, long OtherCoins,
    IReadOnlyList<LineShare> Shares)
{
    public IReadOnlyList<CouponShare> CouponShares { get; init; } = [];
    public long Coins => BalanceCoins + OtherCoins;
}

/// <summary>A cart with its price, line by line, and what became of each strategy.</summary>
public sealed record PricedCart(
    IReadOnlyList<PricedLine> Lines, IReadOnlyList<StrategyTrace> Trace)
{
    /// <summary>In the order in which they take off; those that take off nothing come last.
    /// </summary>
    public IReadOnlyList<PricedCoupon> Coupons { get; init; } = [];

    /// <summary>What the strategies left: of so much the coupons take off.</summary>
    public long BeforeCoupons => Coins + Coupons.Sum(c => c.Coins);
    public long ListCoins => Lines.Sum(l => l.ListCoins);
    public long OffCoins => Lines.Sum(l => l.OffCoins);
    public long BalanceCoins => Lines.Sum(l => l.BalanceCoins);
    public long OtherCoins => Lines.Sum(l => l.OtherCoins);
    public long Coins => BalanceCoins + OtherCoins;
}
