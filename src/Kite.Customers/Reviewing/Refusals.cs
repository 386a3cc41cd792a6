namespace Kite.Customers;

public sealed record NoSuchRound(string Which) : NotFound;

public sealed record NoSuchReviewItem(string Which) : NotFound;

/// <summary>A closed round is not worked on.</summary>
public sealed record RoundIsClosed(string Name) : Stale;

/// <summary>It was done already, perhaps by someone else.</summary>
public sealed record IsReviewed : Stale;

/// <summary>Nobody can be handed an empty round.</summary>
public sealed record NobodyToReview : Refusal;

/// <summary>A round is handed to people of the staff who may change customers.</summary>
public sealed record NobodyReviews(int AtMost) : Refusal;

public sealed record NotADayToCome(DateOnly Written) : Refusal;

/// <summary>Only what came of it is an outcome.</summary>
public sealed record NotAnOutcome(string Written) : Refusal;
