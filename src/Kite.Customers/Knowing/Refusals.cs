namespace Kite.Customers;

/// <summary>No such word stands in this list, or it is no longer offered.</summary>
public sealed record NotInTheList(string Written) : Refusal;

public sealed record WordStandsThere(string Name) : Refusal;

public sealed record ListIsFull(int AtMost) : Refusal;

public sealed record NoSuchListWord(string Which) : NotFound;

/// <summary>Something has to be chosen or typed.</summary>
public sealed record NothingIsSaid : Refusal;

/// <summary>No customer can have brought themselves, nor whoever brought them.</summary>
public sealed record ReferralGoesInACircle(long Number, long Referrer) : Refusal;

/// <summary>A walk-in customer is nobody in particular.</summary>
public sealed record WalkInIsNobody : Refusal;

/// <summary>The day lies ahead, or too long ago.</summary>
public sealed record NotADayGoneBy(DateOnly Written) : Refusal;

/// <summary>Nobody noted that this customer left, or they are back already.</summary>
public sealed record NobodyIsLost(long Number) : Refusal;

public sealed record NoAnswerYet(long Number) : Refusal;

public sealed record TooManyNotes(int AtMost) : Refusal;
