namespace Kite.Insight;

/// <summary>
/// A list of customers kept under a name (A9): as it was when it was kept, or by a rule that is
/// asked anew whenever the list is used.
/// </summary>
internal sealed class Segment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";

    /// <summary>
    /// What was asked when the list was made, as JSON.
    /// </summary>
    public string Origin { get; init; } = "{}";

    /// <summary>The rule that says who is in it, as JSON; none for a list picked.</summary>
    public string? Rule { get; set; }

    /// <summary>Whether it holds whom the rule names now, not whom it named once.</summary>
    public bool IsLive { get; init; }

    /// <summary>The live segment of which this is a copy.</summary>
    public Guid? CopyOf { get; init; }

    /// <summary>How many it held when it was kept or last changed.</summary>
    public int Customers { get; set; }
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset? ChangedAt { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>A customer in a segment.</summary>
internal sealed class SegmentMember
{
    public Guid CustomerId { get; init; }
    public Guid SegmentId { get; init; }
    public long CustomerNumber { get; init; }
}

/// <summary>There is no such segment.</summary>
internal sealed record NoSuchSegment(Guid Id) : NotFound;

/// <summary>Another segment bears this name.</summary>
internal sealed record SegmentNameIsTaken(string Name) : Refusal;

/// <summary>Nobody is in this list, so there is nothing to keep.</summary>
internal sealed record NobodyIsInIt : Refusal;

/// <summary>A segment is made from a list or from a rule, not from both.</summary>
internal sealed record EitherRuleOrList : Refusal;

/// <summary>Only a rule can be asked anew: a list picked by hand stays as it is.</summary>
internal sealed record OnlyARuleLives : Refusal;

/// <summary>Whoever is in a frozen segment stays in it; only its name can be changed.</summary>
internal sealed record FrozenSegmentStays(string Name) : Refusal;

/// <summary>Only a live segment can be frozen.</summary>
internal sealed record SegmentIsFrozen(string Name) : Refusal;

/// <summary>The rule asks for something that is not there any more.</summary>
internal sealed record SegmentRuleIsBroken(string Name) : Refusal;
