namespace Kite.Cards;

/// <summary>What a card of a kind carries.</summary>
public enum CardCarries
{
    /// <summary>A number.</summary>
    Nothing,

    /// <summary>A square, printed anew on each receipt.</summary>
    Qr,

    /// <summary>A chip, with or without contacts, that is written on anew each time.</summary>
    Chip,
}

/// <summary>What happens to a card whose seal does not fit the books.</summary>
public enum WhenSuspect
{
    /// <summary>Nothing is moved with it.</summary>
    Refuse,

    /// <summary>Nothing, unless a second person signs for it.</summary>
    AskSecond,

    /// <summary>It is frozen until a person has decided.</summary>
    Freeze,
}

/// <summary>A seal that is known to be on a card, as it was written on it.</summary>
public sealed record WrittenSeal
{
    public Guid CardId { get; init; }
    public long Version { get; init; }
    public long Position { get; init; }
    public long PrincipalCoins { get; init; }
    public long BonusCoins { get; init; }
    public long Points { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>By which of the master keys it was signed, and the signature.</summary>
    public int Master { get; init; }
    public byte[] Signature { get; init; } = [];
    public int StoreNumber { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? AskerId { get; init; }
    public string AskerName { get; init; } = "";

    internal CardSeal On(long card) => CardSeal.Of(
        card, Version, new(Position, PrincipalCoins, BonusCoins, Points), Currency, Master);
}

/// <summary>
/// One reading of what a card carries: what it said, what the books said, and what was made of
/// it. Where it was caught it is a finding, on which a person decides.
/// </summary>
public sealed record CardReading
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>None where the books know no card of that number.</summary>
    public Guid? CardId { get; init; }
    public long CardNumber { get; init; }
    public SealOutcome Outcome { get; init; }
    public bool IsCaught { get; init; }

    /// <summary>What the card said.</summary>
    public long Version { get; init; }
    public long Position { get; init; }
    public long PrincipalCoins { get; init; }
    public long BonusCoins { get; init; }
    public long Points { get; init; }
    public string Currency { get; init; } = "";
    public int Master { get; init; }

    /// <summary>What was last written on it, and what the books said then.</summary>
    public long BooksVersion { get; init; }
    public long BooksPosition { get; init; }
    public long BooksPrincipalCoins { get; init; }
    public long BooksBonusCoins { get; init; }
    public long BooksPoints { get; init; }

    public int StoreNumber { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? AskerId { get; init; }
    public string AskerName { get; init; } = "";

    /// <summary>What was moved with the card that was read; none where it was only looked at.
    /// </summary>
    public Guid? TransactionId { get; init; }

    /// <summary>Who signed as the second person that it may pass.</summary>
    public string? PassedBy { get; init; }

    /// <summary>The other reading of the same seal, at another place.</summary>
    public Guid? ElsewhereId { get; init; }

    /// <summary>Whether the card was frozen for it.</summary>
    public bool HasFrozen { get; init; }
}

/// <summary>What a person made of a finding.</summary>
public enum SealVerdict
{
    /// <summary>There is an honest reason; the card is used on.</summary>
    Honest,

    /// <summary>The card was copied or rolled back by someone; it stays frozen.</summary>
    Fraud,
}

/// <summary>A person's decision on a finding, and why.</summary>
public sealed record SealDecision
{
    public Guid ReadingId { get; init; }
    public SealVerdict Verdict { get; init; }
    public string Reason { get; init; } = "";
    public Guid? DecidedById { get; init; }
    public string DecidedBy { get; init; } = "";
    public DateTimeOffset DecidedAt { get; init; }
}
