namespace Kite.Cards;

/// <summary>There is no card of this number.</summary>
public sealed record NoSuchCard(string Which) : NotFound;

/// <summary>There is no such kind of card.</summary>
public sealed record NoSuchCardKind(string Which) : NotFound;

/// <summary>The card is frozen.</summary>
public sealed record CardIsFrozen(long Number) : Refusal;

/// <summary>The card was reported lost.</summary>
public sealed record CardIsLost(long Number) : Refusal;

/// <summary>Another card has taken its place.</summary>
public sealed record CardWasReplaced(long Number, long By) : Refusal;

/// <summary>The card is closed.</summary>
public sealed record CardIsClosed(long Number) : Refusal;

/// <summary>The card stands so already.</summary>
public sealed record CardIsSoAlready(long Number) : Refusal;

/// <summary>There is money on the card, so it cannot be closed.</summary>
public sealed record CardHoldsMoney(Money Balance) : Refusal;

/// <summary>No more cards of this kind are issued.</summary>
public sealed record KindIsIssuedNoMore(string Name) : Refusal;

/// <summary>Cards of this kind are issued to customers only.</summary>
public sealed record CardIsForSomebody(string Name) : Refusal;

/// <summary>Cards of this kind belong to whoever carries them.</summary>
public sealed record CardIsForBearers(string Name) : Refusal;

/// <summary>Another kind of card bears this name.</summary>
public sealed record KindNameIsTaken(string Name) : Refusal;

/// <summary>A step of a card kind is below another that gives more, or stands twice.</summary>
public sealed record TiersDoNotRise : Refusal;

/// <summary>An amount is needed.</summary>
public sealed record SumIsMissing : Refusal;

/// <summary>The amount is in another currency than the card.</summary>
public sealed record CardIsInAnotherCurrency(string Written, string Card) : Refusal;

/// <summary>Less is paid in than this kind of card takes at once, or more.</summary>
public sealed record TopUpIsOutOfBounds(Money Least, Money Most) : Refusal;

/// <summary>The least is above the most.</summary>
public sealed record BoundsAreCrossed : Refusal;

/// <summary>What moves value needs a key of its own.</summary>
public sealed record KeyIsMissing : Refusal;

/// <summary>Say how it is paid.</summary>
public sealed record TenderIsMissing : Refusal;

/// <summary>The receipt's number is too long.</summary>
public sealed record ReferenceIsTooLong(int AtMost) : Refusal;

/// <summary>Say which payment.</summary>
public sealed record PaymentIsMissing : Refusal;

/// <summary>This kind of card asks for the PIN.</summary>
public sealed record PinIsNeeded : Refusal;

/// <summary>No PIN has been set for the card.</summary>
public sealed record PinIsNotSet : Refusal;

/// <summary>The PIN is wrong.</summary>
public sealed record PinIsWrong : Refusal;

/// <summary>Too many wrong PINs: the card rests for some minutes.</summary>
public sealed record PinIsLocked(int Minutes) : Refusal;

/// <summary>Too many wrong PINs today: someone who may must open it.</summary>
public sealed record PinIsBlocked : Refusal;

/// <summary>A PIN is six digits.</summary>
public sealed record PinIsSixDigits : Refusal;

/// <summary>A PIN that everyone tries first.</summary>
public sealed record PinIsTooEasy : Refusal;

/// <summary>There is no such correction.</summary>
public sealed record NoSuchCorrection(string Which) : NotFound;

/// <summary>The correction was decided already.</summary>
public sealed record CorrectionIsDecided : Refusal;

/// <summary>Nobody approves what they proposed.</summary>
public sealed record ProposedItThemselves : Refusal;

/// <summary>What was typed is no amount that can be read in one way only.</summary>
public sealed record AmountIsUnreadable(string Written) : Refusal;
