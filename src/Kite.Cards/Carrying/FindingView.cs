namespace Kite.Cards;

/// <summary>What a card carried, or what the books said of it: so much, at this place.</summary>
public sealed record SealState(
    long Version, long Position, Money Principal, Money Bonus, long Points);

/// <summary>
/// A card that did not fit the books: what it carried beside what the books said, where it was
/// read and by whom, and what a person has decided.
/// </summary>
public sealed record FindingView(
    Guid Id, long CardNumber, SealOutcome Outcome, SealState OnCard, SealState InBooks,
    int StoreNumber, DateTimeOffset At, string ReadBy)
{
    /// <summary>The movement for which it was let pass, and who signed for it.</summary>
    public Guid? Transaction { get; init; }
    public string? PassedBy { get; init; }

    /// <summary>Whether the card was frozen for it.</summary>
    public bool HasFrozen { get; init; }

    /// <summary>Where and when the same was read a moment before.</summary>
    public int? ElsewhereStore { get; init; }
    public DateTimeOffset? ElsewhereAt { get; init; }

    public SealVerdict? Verdict { get; init; }
    public string? Reason { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    internal static FindingView Of(
        CardReading r, SealDecision? decided, CardReading? elsewhere)
    {
        var money = Currency.Of(r.Currency);
        return new(
            r.Id, r.CardNumber, r.Outcome,
            new(
                r.Version, r.Position, new(r.PrincipalCoins, money), new(r.BonusCoins, money),
                r.Points),
            new(
                r.BooksVersion, r.BooksPosition, new(r.BooksPrincipalCoins, money),
                new(r.BooksBonusCoins, money), r.BooksPoints),
            r.StoreNumber, r.At, r.AskerName)
        {
            Transaction = r.TransactionId,
            PassedBy = r.PassedBy,
            HasFrozen = r.HasFrozen,
            ElsewhereStore = elsewhere?.StoreNumber,
            ElsewhereAt = elsewhere?.At,
            Verdict = decided?.Verdict,
            Reason = decided?.Reason,
            DecidedBy = decided?.DecidedBy,
            DecidedAt = decided?.DecidedAt,
        };
    }
}
