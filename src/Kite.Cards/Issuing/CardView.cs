namespace Kite.Cards;

/// <summary>A card as it is shown.</summary>
public sealed record CardView(
    Guid Id, long Number, Guid KindId, string Kind, CardState State, Guid? CustomerId,
    long? CustomerNumber, long? ReplacedBy, Money Balance, Money Principal, Money Bonus,
    long Points, bool NeedsPin, bool HasPin, int StoreNumber, DateTimeOffset IssuedAt,
    DateTimeOffset ChangedAt, long Version)
{
    /// <summary>The last day on which it gives a discount, where it has an end.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The company account on which it draws, and what it may spend of it; nothing
    /// where what it opens is its own.</summary>
    public SeatView? OnAccount { get; init; }

    /// <summary>What can be paid with it now: what is there, as far as its limits leave it.
    /// </summary>
    public Money Spendable =>
        OnAccount?.Left is { } left && left.Coins < Balance.Coins ? left : Balance;

    /// <summary>Why this much cannot be paid with it: its limits, or what is there.</summary>
    public Refusal Lacks(Money wanted) =>
        OnAccount?.Stops(wanted) is { } over && Spendable.Coins < Balance.Coins
            ? over
            : new TooLittleInPurse(Balance, wanted);

    /// <summary>What it carries beside its number, and whether that must be read to pay.
    /// </summary>
    public CardCarries Carries { get; init; }
    public bool NeedsSeal { get; init; }

    /// <summary>What happens where that does not fit the books.</summary>
    public WhenSuspect WhenSuspect { get; init; }

    /// <summary>What who shows it has taken off: 10 % is 1000; nothing for none.</summary>
    public int? DiscountBasisPoints { get; init; }

    internal static CardView Of(Card card, CardKind kind, Purse purse, bool hasPin) => new(
        card.Id, card.Number, kind.Id, kind.Name, card.State, card.CustomerId,
        card.CustomerNumber, card.ReplacedBy, purse.Money(purse.Balance.Coins),
        purse.Money(purse.PrincipalCoins), purse.Money(purse.BonusCoins), purse.PointsBalance,
        kind.NeedsPin, hasPin,
        card.StoreNumber, card.IssuedAt, card.ChangedAt, card.Version)
    {
        LastDay = card.LastDay,
        Carries = kind.Carries,
        NeedsSeal = kind.NeedsSeal,
        WhenSuspect = kind.WhenSuspect,
        DiscountBasisPoints =
            kind.DiscountBasisPoints == 0 ? null : kind.DiscountBasisPoints,
    };
}
