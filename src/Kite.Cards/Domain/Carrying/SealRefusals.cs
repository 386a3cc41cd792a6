namespace Kite.Cards;

/// <summary>What was read is not what a card carries.</summary>
public sealed record SealIsUnreadable : Refusal;

/// <summary>No key of this business made what the card carries.</summary>
public sealed record SealIsForged : Refusal;

/// <summary>The card carries less than what was last written on it.</summary>
public sealed record SealIsOld(long Number) : Refusal;

/// <summary>There is a second card that carries the same.</summary>
public sealed record SealIsCopied(long Number) : Refusal;

/// <summary>The card knows of what the books do not.</summary>
public sealed record SealIsBeyondBooks(long Number) : Refusal;

/// <summary>What was read is of another card.</summary>
public sealed record SealIsOfAnother(long Number, long Wanted) : Refusal;

/// <summary>This kind of card is paid with only where what it carries is read.</summary>
public sealed record SealIsNeeded(long Number) : Refusal;

/// <summary>Cards of this kind carry no data.</summary>
public sealed record CardCarriesNothing(string Kind) : Refusal;

/// <summary>This is not what was to be written on the card next.</summary>
public sealed record SealIsNotNext(long Number, long Next) : Refusal;

/// <summary>This kind of card lets nobody pass such a card.</summary>
public sealed record NobodyMayPass(string Kind) : Refusal;

/// <summary>There is no such finding.</summary>
public sealed record NoSuchSealFinding(string Which) : NotFound;

/// <summary>The finding was decided already.</summary>
public sealed record SealFindingIsDecided : Refusal;

/// <summary>Say what it was: honest or a fraud.</summary>
public sealed record VerdictIsMissing : Refusal;

/// <summary>A colour is written as # and six signs.</summary>
public sealed record ColourIsUnfit : Refusal;

/// <summary>A text on a card is too long.</summary>
public sealed record CardTextIsTooLong(int AtMost) : Refusal;

/// <summary>A card that carries nothing cannot be asked for it.</summary>
public sealed record NothingToBeRead : Refusal;
