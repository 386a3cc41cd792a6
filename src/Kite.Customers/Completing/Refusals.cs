namespace Kite.Customers;

public sealed record NoSuchIncentive(string Which) : NotFound;

public sealed record NoSuchGrant(string Which) : NotFound;

/// <summary>Points say how many, and only points do.</summary>
public sealed record PointsAreNotMeant : Refusal;

/// <summary>Something that begins must not have ended before.</summary>
public sealed record EndsBeforeItBegins : Refusal;

/// <summary>An offer asks for some fields, not for none and not for a whole book.</summary>
public sealed record NoFieldsAreAsked(int AtMost) : Refusal;

/// <summary>What was handed over or withdrawn is no longer owed.</summary>
public sealed record IsNotOwed : Stale;
