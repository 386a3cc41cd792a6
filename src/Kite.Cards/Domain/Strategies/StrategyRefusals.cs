namespace Kite.Cards;

/// <summary>There is no such strategy.</summary>
public sealed record NoSuchStrategy(string Which) : NotFound;

/// <summary>Another strategy bears this name.</summary>
public sealed record StrategyNameIsTaken(string Name) : Refusal;

/// <summary>This must be written down before a strategy is proposed.</summary>
public sealed record LaunchSheetIsIncomplete : Refusal;

/// <summary>The version waits for a second person already.</summary>
public sealed record StrategyIsProposed(int Number) : Refusal;

/// <summary>The newest version holds already.</summary>
public sealed record StrategyHolds(int Number) : Refusal;

/// <summary>Nothing waits for a second person.</summary>
public sealed record StrategyIsNotProposed : Refusal;

/// <summary>It does not run, so it cannot be stopped.</summary>
public sealed record StrategyDoesNotRun : Refusal;

/// <summary>The business does not count in this currency.</summary>
public sealed record StrategyIsInAnotherCurrency(string Written, string Business) : Refusal;

/// <summary>It must be said what is taken off.</summary>
public sealed record EffectIsMissing : Refusal;

/// <summary>The times of the week cannot be understood.</summary>
public sealed record TimesAreUnsound : Refusal;

/// <summary>It stands beside no other, and yet names some.</summary>
public sealed record NobodyStandsBeside : Refusal;

/// <summary>A line of a cart cannot be priced.</summary>
public sealed record CartLineIsUnsound(int Line) : Refusal;

/// <summary>There are no lines, or too many.</summary>
public sealed record CartIsEmptyOrTooLong(int AtMost) : Refusal;

/// <summary>There is no such version of it.</summary>
public sealed record NoSuchStrategyVersion(int Number) : Refusal;

/// <summary>There is no such segment.</summary>
public sealed record NoSuchStrategySegment(string Which) : Refusal;

/// <summary>There are so many strategies that nobody could follow any more.</summary>
public sealed record TooManyStrategies(int AtMost) : Refusal;

/// <summary>Other bills have used up what the strategy may give: the bill costs more now.
/// </summary>
public sealed record StrategyCameToItsEnd(string Name) : Refusal;
