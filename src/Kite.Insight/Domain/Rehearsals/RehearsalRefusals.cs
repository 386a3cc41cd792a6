namespace Kite.Insight;

/// <summary>There is no such rehearsal.</summary>
internal sealed record NoSuchRehearsal(string Which) : NotFound;

/// <summary>Say which strategy is rehearsed.</summary>
internal sealed record RehearsalNeedsStrategy : Refusal;

/// <summary>It is done, or under way.</summary>
internal sealed record RehearsalIsNotStopped : Refusal;

/// <summary>It is not under way.</summary>
internal sealed record RehearsalDoesNotRun : Refusal;

/// <summary>Another one is under way, and they go one after the other.</summary>
internal sealed record AnotherRehearsalRuns : Refusal;

/// <summary>There was no sale in these days.</summary>
internal sealed record NothingToRehearse(DateOnly From, DateOnly To) : Refusal;

/// <summary>It broke off for a reason that the log knows.</summary>
internal sealed record RehearsalBroke(string Trace) : Refusal;

/// <summary>A rehearsal is over everyone; a strategy says itself whom it is for.</summary>
internal sealed record RehearsalTakesNoSegment : Refusal;

/// <summary>This is no month.</summary>
internal sealed record NoSuchMonth(string Written) : Refusal;

/// <summary>There is no such quarter of the map.</summary>
internal sealed record NoSuchQuarter(string Written) : Refusal;

/// <summary>Those who gain and those who lose can be asked for, nobody else.</summary>
internal sealed record NeitherWinnersNorLosers(string Written) : Refusal;
