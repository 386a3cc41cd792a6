namespace Kite.Cards;

/// <summary>How a strategy stands on a day.</summary>
public enum StrategyState
{
    /// <summary>It is being written.</summary>
    Draft,

    /// <summary>It waits for a second person, and nothing of it holds yet.</summary>
    Proposed,

    /// <summary>It is approved and begins on a later day.</summary>
    Planned,
    Running,

    /// <summary>Its last day has passed.</summary>
    Over,

    /// <summary>Someone has ended it before its time.</summary>
    Stopped,
}

/// <summary>
/// A rule of prices, held as data: its versions say what it does, and one of them holds at most,
/// after a second person has approved it.
/// </summary>
public sealed class Strategy
{
    internal const int LongestName = 80;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";

    /// <summary>The number of the newest version.</summary>
    public int Latest { get; set; }

    /// <summary>The version that waits for a second person.</summary>
    public int? Proposed { get; set; }
    public Guid? ProposedById { get; set; }
    public string? ProposedBy { get; set; }
    public DateTimeOffset? ProposedAt { get; set; }

    /// <summary>The version that holds, or held until it was stopped.</summary>
    public int? Approved { get; set; }

    /// <summary>The first and the last day of that version.</summary>
    public DateOnly? FirstDay { get; set; }
    public DateOnly? LastDay { get; set; }
    public DateTimeOffset? StoppedAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public long Version { get; set; } = 1;

    internal StrategyState StateOn(DateOnly day) => (Approved, Proposed) switch
    {
        (null, null) => StrategyState.Draft,
        (null, _) => StrategyState.Proposed,
        _ when StoppedAt is not null => StrategyState.Stopped,
        _ when day < FirstDay => StrategyState.Planned,
        _ when day > LastDay => StrategyState.Over,
        _ => StrategyState.Running,
    };

    internal Refusal? Propose(Guid? who, string name, DateTimeOffset at)
    {
        if (Proposed == Latest) return new StrategyIsProposed(Latest);
        if (Approved == Latest && StoppedAt is null) return new StrategyHolds(Latest);

        (Proposed, ProposedById, ProposedBy, ProposedAt) = (Latest, who, name, at);
        Version++;
        return null;
    }

    /// <summary>A second person lets it hold: neither who proposed it nor who wrote it.</summary>
    internal Refusal? Approve(StrategyVersion version, Guid? who)
    {
        if (Proposed is not { } number || number != version.Number)
            return new StrategyIsNotProposed();
        if (who == ProposedById || who == version.MadeById) return new ProposedItThemselves();

        Approved = number;
        (FirstDay, LastDay) = (version.FirstDay, version.LastDay);
        StoppedAt = null;
        Decide();
        return null;
    }

    internal Refusal? Refuse(Guid? who)
    {
        if (Proposed is null) return new StrategyIsNotProposed();
        if (who == ProposedById) return new ProposedItThemselves();

        Decide();
        return null;
    }

    /// <summary>Ends it at once; that needs no second person.</summary>
    internal Refusal? Stop(DateOnly day, DateTimeOffset at)
    {
        if (StateOn(day) is not (StrategyState.Running or StrategyState.Planned))
            return new StrategyDoesNotRun();

        StoppedAt = at;
        Version++;
        return null;
    }

    private void Decide()
    {
        (Proposed, ProposedById, ProposedBy, ProposedAt) = (null, null, null, null);
        Version++;
    }
}

/// <summary>What is written down before a strategy begins.</summary>
public sealed record LaunchSheet
{
    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>Which departments have been told.</summary>
    public string? DepartmentsTold { get; init; }

    /// <summary>What keeps it from doing harm, and when it is stopped.</summary>
    public string? Safety { get; init; }

    /// <summary>By what it will be seen whether it was worth it.</summary>
    public string? SuccessMeasure { get; init; }

    /// <summary>What will come up that it does not foresee, and what is done then.</summary>
    public string? Exceptions { get; init; }
}

/// <summary>What a strategy said at one time; never changed once it is written.</summary>
public sealed class StrategyVersion
{
    public Guid StrategyId { get; init; }
    public int Number { get; init; }
    public string Name { get; init; } = "";

    /// <summary>What it says, as JSON.</summary>
    public string Rules { get; init; } = "{}";
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }
    public string Currency { get; init; } = "";
    public string Owner { get; init; } = "";
    public string DepartmentsTold { get; init; } = "";
    public string Safety { get; init; } = "";
    public string SuccessMeasure { get; init; } = "";
    public string Exceptions { get; init; } = "";
    public Guid? MadeById { get; init; }
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }

    internal LaunchSheet Sheet => new()
    {
        Owner = Owner,
        DepartmentsTold = DepartmentsTold,
        Safety = Safety,
        SuccessMeasure = SuccessMeasure,
        Exceptions = Exceptions,
    };
}

/// <summary>What was done with a strategy.</summary>
public enum StrategyDeed
{
    Written,
    Proposed,
    Approved,
    Refused,
    Stopped,
}

/// <summary>One step in the life of a strategy: only ever added.</summary>
public sealed class StrategyStep
{
    public Guid StrategyId { get; init; }
    public int Line { get; init; }
    public StrategyDeed Deed { get; init; }
    public int VersionNumber { get; init; }
    public Guid? ById { get; init; }
    public string By { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public string Reason { get; init; } = "";
}

/// <summary>What a strategy gave a customer with one bill; counted against its ends.</summary>
public sealed class StrategyUse
{
    public Guid CustomerId { get; init; }
    public Guid StrategyId { get; init; }

    /// <summary>Names the bill: told twice, it counts once.</summary>
    public string Reference { get; init; } = "";

    /// <summary>
    /// The number of the record under which it was noted, where that was merged into this one;
    /// else 0.
    /// </summary>
    public long RecordedUnder { get; init; }
    public int VersionNumber { get; init; }
    public int StoreNumber { get; init; }
    public DateOnly Day { get; init; }
    public long Coins { get; init; }
}

/// <summary>What a strategy gave in one store on one day, all bills together.</summary>
public sealed class StrategyDay
{
    public Guid StrategyId { get; init; }
    public int StoreNumber { get; init; }
    public DateOnly Day { get; init; }
    public long Uses { get; set; }
    public long Coins { get; set; }
}
