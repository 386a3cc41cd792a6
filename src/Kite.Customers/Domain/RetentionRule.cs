namespace Kite.Customers;

/// <summary>
/// What is to be removed of customers from whom nothing was heard for long (K9). A rule only
/// proposes; someone else than who wrote it decides (rules/privacy.md 21).
/// </summary>
public sealed class RetentionRule
{
    public const int MostMonths = 600;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";

    /// <summary>So long nothing was bought, changed or made sure of.</summary>
    public int Months { get; set; }

    /// <summary>What is emptied, by names on the wire, one a line.</summary>
    public string Fields { get; set; } = "";

    /// <summary>Whoever has this tag is left alone; null where nobody is.</summary>
    public string? ButTag { get; set; }

    /// <summary>Who wrote it last.</summary>
    public Guid? WrittenBy { get; set; }
    public bool IsRetired { get; set; }
    public long Version { get; set; } = 1;

    public IReadOnlyList<string> Removed => Fields.Split('\n');

    /// <summary>Who was last heard of before this moment is proposed.</summary>
    public DateTimeOffset QuietSince(DateTimeOffset now) => now.AddMonths(-Months);

    /// <summary>Nobody decides what they themselves proposed.</summary>
    public bool MayBeDecidedBy(Guid? person) => person is not null && person != WrittenBy;
}

/// <summary>What became of a proposal to remove something.</summary>
public enum RemovalState
{
    Proposed,
    Removed,

    /// <summary>It stays until a day, with a reason.</summary>
    Kept,
}

/// <summary>One customer from whom nothing was heard for as long as a rule says.</summary>
public sealed class Removal
{
    public Guid CustomerId { get; init; }
    public Guid RuleId { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>When they were last heard of.</summary>
    public DateTimeOffset Since { get; set; }
    public DateTimeOffset FoundAt { get; set; }
    public RemovalState State { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }
    public DateOnly? KeptUntil { get; set; }
    public string? Reason { get; set; }

    /// <summary>
    /// Whether it is to be proposed (again): what is kept rests until its day is over, what was
    /// removed and filled in since is a new story.
    /// </summary>
    public bool IsDueAgain(DateOnly today) => State switch
    {
        RemovalState.Kept => KeptUntil < today,
        RemovalState.Removed => true,
        _ => false,
    };

    public void Propose(DateTimeOffset since, DateTimeOffset at)
    {
        (State, Since, FoundAt) = (RemovalState.Proposed, since, at);
        (DecidedAt, DecidedBy, KeptUntil, Reason) = (null, null, null, null);
    }

    public void Decide(RemovalState state, DateTimeOffset at, Guid? by) =>
        (State, DecidedAt, DecidedBy) = (state, at, by);
}

/// <summary>When the rules last looked over all customers.</summary>
public sealed class RetentionScan
{
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;
    public DateOnly Night { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}
