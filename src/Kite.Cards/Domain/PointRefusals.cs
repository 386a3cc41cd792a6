namespace Kite.Cards;

/// <summary>There is no such earning on this card.</summary>
public sealed record NoSuchEarning(string Which) : NotFound;

/// <summary>There is no such redemption on this card.</summary>
public sealed record NoSuchRedemption(string Which) : NotFound;

/// <summary>Nothing in the purse is over.</summary>
public sealed record NothingHasLapsed : Refusal;

/// <summary>There is no such rule of points.</summary>
public sealed record NoSuchPointRule(string Which) : NotFound;

/// <summary>More points than a card may hold.</summary>
public sealed record TooManyPoints(long Most, long Balance) : Refusal;

/// <summary>There are fewer points than were to be spent.</summary>
public sealed record TooFewPoints(long Balance, long Asked) : Refusal;

/// <summary>No rule says what points are worth on this day with this card.</summary>
public sealed record PointsAreWorthNothing : Refusal;

/// <summary>Points are spent in steps.</summary>
public sealed record PointsAreNoMultiple(long Of) : Refusal;

/// <summary>The purchase came back whole already.</summary>
public sealed record PurchaseIsBack : Refusal;

/// <summary>More was to come back than is left of the purchase.</summary>
public sealed record MoreThanWasBought(Money Left, Money Asked) : Refusal;

/// <summary>The lines do not add up to the amount.</summary>
public sealed record BoughtLinesDoNotAddUp : Refusal;

/// <summary>All spent points have come back already.</summary>
public sealed record RedemptionIsGivenBack : Refusal;

/// <summary>More points were to come back than are left of the redemption.</summary>
public sealed record MoreThanWasRedeemed(long Left, long Asked) : Refusal;

/// <summary>Say which purchase, or which redemption.</summary>
public sealed record EarningIsMissing : Refusal;

/// <summary>A rule cannot begin in the past.</summary>
public sealed record RuleOfThePastStays(DateOnly Today) : Refusal;

/// <summary>The last day is before the first.</summary>
public sealed record RuleEndsBeforeItBegins : Refusal;

/// <summary>Another rule bears this name.</summary>
public sealed record RuleNameIsTaken(string Name) : Refusal;

/// <summary>A rule's list holds something that there is not, or is too long.</summary>
public sealed record RuleListIsUnfit(int AtMost) : Refusal;

/// <summary>A rule stays of its kind in all its versions.</summary>
public sealed record RuleKeepsItsKind : Refusal;
