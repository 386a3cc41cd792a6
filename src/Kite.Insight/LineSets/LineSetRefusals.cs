namespace Kite.Insight;

/// <summary>There is no set of lines of this number.</summary>
internal sealed record NoSuchThresholdSet(string Written) : NotFound;

/// <summary>Another set of lines bears this name.</summary>
internal sealed record ThresholdSetNameIsTaken(string Name) : Refusal;

/// <summary>The set is retired: nothing new is asked by it.</summary>
internal sealed record ThresholdSetIsRetired(string Name) : Refusal;

/// <summary>The business's standard set cannot be retired.</summary>
internal sealed record StandardSetStays(string Name) : Refusal;

/// <summary>A line of money lies in the currency of the business.</summary>
internal sealed record LinesAreInAnotherCurrency(string Written, string Business) : Refusal;

/// <summary>Lines are either those of a set or others, not both.</summary>
internal sealed record EitherSetOrLines : Refusal;

/// <summary>Both lines are needed.</summary>
internal sealed record LineIsMissing : Refusal;
