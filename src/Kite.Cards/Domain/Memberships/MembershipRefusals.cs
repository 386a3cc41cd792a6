namespace Kite.Cards;

/// <summary>There is no such plan of membership.</summary>
public sealed record NoSuchMembershipPlan(string Which) : NotFound;

/// <summary>There is no such membership.</summary>
public sealed record NoSuchMembership(string Which) : NotFound;

/// <summary>Another plan bears this name.</summary>
public sealed record PlanNameIsTaken(string Name) : Refusal;

/// <summary>No more members are taken in by this plan.</summary>
public sealed record PlanIsSoldNoMore(string Name) : Refusal;

/// <summary>The grade is too long.</summary>
public sealed record GradeIsTooLong(int AtMost) : Refusal;

/// <summary>A membership is for someone: a customer, or who carries a card.</summary>
public sealed record MemberIsMissing : Refusal;

/// <summary>The card belongs to someone else.</summary>
public sealed record CardIsSomeoneElses(long Number) : Refusal;

/// <summary>They are a member for so long that it cannot be renewed yet.</summary>
public sealed record MembershipRunsStill(long Number, DateOnly LastDay, DateOnly From) : Refusal;

/// <summary>What was used of it has changed while this was asked.</summary>
public sealed record MembershipChangedMeanwhile(long Number) : Refusal;

/// <summary>It ended before.</summary>
public sealed record MembershipIsCancelled(long Number) : Refusal;

/// <summary>Its time is over, so nothing comes back.</summary>
public sealed record MembershipIsOver(long Number, DateOnly LastDay) : Refusal;

/// <summary>It was renewed: the renewal is cancelled first.</summary>
public sealed record MembershipIsRenewed(long Number, long By) : Refusal;

/// <summary>The business does not count in this currency.</summary>
public sealed record PlanIsInAnotherCurrency(string Written, string Business) : Refusal;
