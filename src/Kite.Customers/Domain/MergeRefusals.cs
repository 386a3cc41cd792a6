namespace Kite.Customers;

/// <summary>A record cannot be merged with itself.</summary>
public sealed record MergesWithItself(long Number) : Refusal;

/// <summary>The record was merged into another one, which stands for it.</summary>
public sealed record IsMergedAlready(long Number, long Into) : Refusal;

/// <summary>A store's walk-in customer is nobody in particular.</summary>
public sealed record WalkInsStayApart(long Number) : Refusal;

/// <summary>No field of a record bears this name, or it cannot be chosen so.</summary>
public sealed record NotAMergeChoice(string Written) : Refusal;

/// <summary>No such merge is known.</summary>
public sealed record NoSuchMerge(Guid Id) : NotFound;

/// <summary>The merge was taken back already.</summary>
public sealed record MergeIsUndone(long Number) : Refusal;
