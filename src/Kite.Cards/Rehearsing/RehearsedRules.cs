namespace Kite.Cards;

/// <summary>What is to be rehearsed: a version of a strategy, and what stands beside it.</summary>
public sealed record RehearsedWish(Guid Strategy)
{
    /// <summary>The newest version, where none is said.</summary>
    public int? Version { get; init; }

    /// <summary>As if no other strategy ran.</summary>
    public bool Alone { get; init; }

    /// <summary>A strategy that ends when this one begins.</summary>
    public Guid? Instead { get; init; }
}

/// <summary>One strategy of a rehearsal, by the version that is looked at.</summary>
public sealed record RehearsedPart(Guid Strategy, int Version, bool With, bool Without);

/// <summary>
/// The strategies of a rehearsal: those that hold with the draft, and those that hold without it.
/// None has days or a budget: each is taken as if it ran all the time that is looked at.
/// </summary>
public sealed record RehearsedRules(
    StrategyInForce Draft, IReadOnlyList<StrategyInForce> With,
    IReadOnlyList<StrategyInForce> Without, IReadOnlyList<RehearsedPart> Parts,
    Currency Currency)
{
    /// <summary>What the draft may give to all together, which stops nothing here.</summary>
    public long? BudgetCoins { get; init; }

    /// <summary>Whether any counts what one guest was given before.</summary>
    public bool CountsGuests { get; } =
        With.Concat(Without).Any(s => s.Rules.Caps.CountsGuests);

    internal IEnumerable<WhoBuys> Who => With.Concat(Without).Select(s => s.Rules.Who);
}
