namespace Kite.Cards;

/// <summary>Where a correction stands.</summary>
public enum CorrectionState
{
    Open,
    Approved,
    Refused,
}

/// <summary>
/// A proposal to put right by hand what is on a card; a second person approves it, and only then
/// anything moves.
/// </summary>
public sealed class Correction
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid CardId { get; init; }
    public long CardNumber { get; init; }
    public int StoreNumber { get; init; }

    /// <summary>What the purse is to gain, or to lose when below zero.</summary>
    public long PrincipalCoins { get; init; }
    public long BonusCoins { get; init; }
    public string Currency { get; init; } = "";
    public string Reason { get; init; } = "";
    public CorrectionState State { get; set; }
    public Guid? ProposedById { get; init; }
    public string ProposedBy { get; init; } = "";
    public DateTimeOffset ProposedAt { get; init; }
    public Guid? DecidedById { get; set; }
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public long Version { get; set; } = 1;

    /// <summary>Decides it; says why this person cannot.</summary>
    internal Refusal? Decide(
        CorrectionState state, Guid? who, string name, DateTimeOffset at)
    {
        if (State is not CorrectionState.Open) return new CorrectionIsDecided();
        if (who == ProposedById) return new ProposedItThemselves();

        (State, DecidedById, DecidedBy, DecidedAt) = (state, who, name, at);
        Version++;
        return null;
    }

    /// <summary>It could not be posted, so it waits again.</summary>
    internal void Reopen()
    {
        (State, DecidedById, DecidedBy, DecidedAt) = (CorrectionState.Open, null, null, null);
        Version++;
    }
}
