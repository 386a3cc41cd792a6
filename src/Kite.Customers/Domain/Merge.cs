namespace Kite.Customers;

/// <summary>
/// One record taken into another, which survives. The other remains as a name for the survivor,
/// and everything is kept that is needed to part them again.
/// </summary>
public sealed class Merge
{
    /// <summary>
    /// Counts merges and undoings: who remembers customers looks whether it went on.
    /// </summary>
    public const string Counter = "merges";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The place among all merges: they are taken back from the last one on.</summary>
    public long Place { get; init; }
    public Guid SurvivorId { get; init; }
    public long SurvivorNumber { get; init; }
    public Guid MergedId { get; init; }
    public long MergedNumber { get; init; }

    /// <summary>
    /// Which record's value was to stand, by field: <c>phone=other,note=both</c>.
    /// </summary>
    public string Choices { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public Guid? By { get; init; }
    public DateTimeOffset? UndoneAt { get; set; }
    public Guid? UndoneBy { get; set; }
}

/// <summary>
/// One thing that a merge moved, made, changed or took away, and how it was before.
/// </summary>
public sealed class MergeMove
{
    public Guid MergeId { get; init; }

    /// <summary>The order within the merge.</summary>
    public int Place { get; init; }

    /// <summary>What kind of thing: <c>field</c>, <c>contact</c>, <c>relation</c> …</summary>
    public string Kind { get; init; } = "";

    /// <summary>Which one of its kind; null where that itself is personal.</summary>
    public string? Thing { get; init; }

    /// <summary>Whose data key seals what is kept.</summary>
    public Guid OwnerId { get; init; }

    /// <summary>How it was, sealed.</summary>
    public byte[]? Before { get; init; }
}

/// <summary>Whose value stands in a field when two records become one.</summary>
public enum Stands
{
    /// <summary>That of the record that survives.</summary>
    This,

    /// <summary>That of the record that is taken in.</summary>
    Other,

    /// <summary>Both, one after the other: for notes.</summary>
    Both,
}
