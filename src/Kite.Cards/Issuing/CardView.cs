namespace Kite.Cards;

/// <summary>A card as it is shown.</summary>
public sealed record CardView(
    Guid Id, long Number, Guid KindId, string Kind, CardState State, Guid? CustomerId,
    long? CustomerNumber, long? ReplacedBy, Money Balance, Money Principal, Money Bonus,
    long Points, bool NeedsPin, bool HasPin, int StoreNumber, DateTimeOffset IssuedAt,
    DateTimeOffset ChangedAt, long Version)
{
    internal static CardView Of(Card card, CardKind kind, Purse purse, bool hasPin) => new(
        card.Id, card.Number, kind.Id, kind.Name, card.State, card.CustomerId,
        card.CustomerNumber, card.ReplacedBy, purse.Money(purse.Balance.Coins),
        purse.Money(purse.PrincipalCoins), purse.Money(purse.BonusCoins), purse.PointsBalance,
        kind.NeedsPin, hasPin,
        card.StoreNumber, card.IssuedAt, card.ChangedAt, card.Version);
}
