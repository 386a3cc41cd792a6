namespace Kite.Cards;

/// <summary>A strategy as it stands in a list.</summary>
public sealed record StrategyView(
    Guid Id, string Name, StrategyState State, int Latest, int? Proposed, int? Approved,
    DateOnly? FirstDay, DateOnly? LastDay, string Says, long Version)
{
    public string? ProposedBy { get; init; }
    public DateTimeOffset? ProposedAt { get; init; }

    /// <summary>Who asks has proposed it, or written what is proposed; another approves it.
    /// </summary>
    public bool IsMine { get; init; }

    /// <summary>What it has given so far, and with how many bills.</summary>
    public Money Given { get; init; }
    public long Uses { get; init; }
}

/// <summary>A version with what it says, in words and in full.</summary>
public sealed record StrategyVersionView(
    int Number, string MadeBy, DateTimeOffset MadeAt, string Says, StrategyFacts Facts);

/// <summary>A step in the life of a strategy.</summary>
public sealed record StrategyStepView(
    StrategyDeed Deed, int Version, string By, DateTimeOffset At, string Reason);

/// <summary>A strategy with all that it ever said and all that was done with it.</summary>
public sealed record StrategyDetails(
    StrategyView Strategy, IReadOnlyList<StrategyVersionView> Versions,
    IReadOnlyList<StrategyStepView> Steps);
