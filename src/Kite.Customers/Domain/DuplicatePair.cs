namespace Kite.Customers;

/// <summary>What became of two records that look like one customer.</summary>
public enum PairState
{
    Open,

    /// <summary>Someone looked and said: these are two.</summary>
    Dismissed,
    Merged,
}

/// <summary>Two records that look like one customer; the one known longer comes first.</summary>
public sealed class DuplicatePair
{
    public Guid CustomerId { get; init; }
    public Guid OtherId { get; init; }

    /// <summary>Names the pair on the wire, where people decide about it.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>How alike, from 0 to 100.</summary>
    public int Score { get; set; }

    /// <summary>Why, in the order of weight: <c>samePhone,nearName</c>.</summary>
    public string Reasons { get; set; } = "";
    public PairState State { get; set; }
    public DateTimeOffset FoundAt { get; init; }
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>
    /// A fingerprint of what both records said when it was decided: the pair does not come back
    /// until they say something else.
    /// </summary>
    public byte[]? DecidedOn { get; set; }
}

/// <summary>How far the nightly look over all customers has come.</summary>
public sealed class DuplicateScan
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    /// <summary>The business day whose night it belongs to.</summary>
    public DateOnly Night { get; set; }

    /// <summary>The number of the last customer compared.</summary>
    public long Reached { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}
