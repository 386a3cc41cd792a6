namespace Kite.Cards;

/// <summary>There is no company account of this number.</summary>
public sealed record NoSuchAccount(string Which) : NotFound;

/// <summary>The account was closed.</summary>
public sealed record AccountIsClosed(long Number) : Refusal;

/// <summary>There is money on the account, so it cannot be closed.</summary>
public sealed record AccountHoldsMoney(Money Balance) : Refusal;

/// <summary>The account has no name.</summary>
public sealed record AccountIsUnnamed(int AtMost) : Refusal;

/// <summary>No card of this number draws on the account.</summary>
public sealed record CardIsNotOfAccount(long Card, long Number) : NotFound;

/// <summary>An account belongs to a customer.</summary>
public sealed record AccountIsForSomebody : Refusal;

/// <summary>A card needs a holder: a customer or a name, one of the two.</summary>
public sealed record HolderIsUnclear(int AtMost) : Refusal;

/// <summary>More than the card may pay for one bill.</summary>
public sealed record OverLimitOfPurchase(Money Limit, Money Left, Money Wanted) : Refusal;

/// <summary>More than the card may spend on one day.</summary>
public sealed record OverLimitOfDay(Money Limit, Money Left, Money Wanted) : Refusal;

/// <summary>More than the card may spend in one month.</summary>
public sealed record OverLimitOfMonth(Money Limit, Money Left, Money Wanted) : Refusal;

/// <summary>The account's points cannot be spent with this card.</summary>
public sealed record CardSpendsNoPoints : Refusal;

/// <summary>A card of an account pays bills; it takes no money off the account otherwise.
/// </summary>
public sealed record CardOnlyPaysBills : Refusal;
