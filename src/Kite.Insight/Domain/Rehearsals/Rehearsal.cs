namespace Kite.Insight;

/// <summary>How far a rehearsal is.</summary>
public enum RehearsalState
{
    /// <summary>It is gone through, or waits for its turn.</summary>
    Running,

    /// <summary>Someone let it pause; it goes on where it was.</summary>
    Stopped,
    Done,

    /// <summary>It broke off; it may be tried again.</summary>
    Failed,
}

/// <summary>How past receipts are taken to be paid.</summary>
public enum RehearsedPaying
{
    /// <summary>As they were paid, where that is known; otherwise, where not.</summary>
    AsThen,

    /// <summary>All of each from the balance of a card.</summary>
    FromBalance,
}

/// <summary>
/// One strategy, in one version, gone through with past receipts: what was asked, how far it is.
/// What it found stands in rows of its own, which are only ever added.
/// </summary>
internal sealed class Rehearsal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The number that people read.</summary>
    public long Number { get; init; }
    public Guid StrategyId { get; init; }
    public int StrategyVersion { get; init; }
    public string StrategyName { get; init; } = "";

    /// <summary>The strategies that are looked at, with their versions, as JSON.</summary>
    public string Parts { get; init; } = "[]";
    public DateOnly FromDay { get; init; }
    public DateOnly ToDay { get; init; }

    /// <summary>One store, or all.</summary>
    public int? StoreNumber { get; init; }
    public RehearsedPaying Paying { get; init; }

    /// <summary>More visits than there were, in hundredths of one per cent, where someone
    /// assumes that.</summary>
    public int? UpliftBasisPoints { get; init; }

    /// <summary>What is left of a sale before the strategy, where someone says it.</summary>
    public int? MarginBasisPoints { get; init; }

    /// <summary>A receipt of which more comes off than this is odd, in per cent.</summary>
    public int DeepPercent { get; init; }

    /// <summary>A customer who takes more of all than this is odd, in per cent.</summary>
    public int SharePercent { get; init; }

    /// <summary>The lines of the map: by which rule, and where they lie.</summary>
    public Rule Rule { get; init; }
    public long Often { get; init; }
    public long MuchCoins { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>What the strategy may give to all together.</summary>
    public long? BudgetCoins { get; init; }

    /// <summary>The last purchase that is looked at; what comes later is left out.</summary>
    public long LastPosition { get; init; }

    /// <summary>How many receipts there are to go through, and how many are done.</summary>
    public long Receipts { get; init; }
    public long ReceiptsDone { get; set; }

    /// <summary>The last receipt whose rows are in the books.</summary>
    public Guid? AtCustomer { get; set; }
    public Guid? AtReceipt { get; set; }

    /// <summary>What is counted so far, as JSON; nothing once it is done.</summary>
    public string? Working { get; set; }
    public long Touched { get; set; }
    public long GivenCoins { get; set; }
    public long CostCoins { get; set; }
    public RehearsalState State { get; set; }

    /// <summary>Someone wants it to pause at the end of the stretch at hand.</summary>
    public bool StopAsked { get; set; }

    /// <summary>Why it broke off.</summary>
    public string? Failure { get; set; }
    public Guid? StarterId { get; set; }
    public string StarterName { get; set; } = "";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
    public long Version { get; set; } = 1;

    public Thresholds Thresholds => new(Rule, Often, MuchCoins);

    public Period Period => Period.Of(FromDay, ToDay).Value;

    public bool MayGoOn => State is RehearsalState.Stopped or RehearsalState.Failed;
}
