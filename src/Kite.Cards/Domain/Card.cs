namespace Kite.Cards;

/// <summary>How a card stands.</summary>
public enum CardState
{
    /// <summary>It is used.</summary>
    Active,

    /// <summary>Nothing is taken from it until it is thawed.</summary>
    Frozen,

    /// <summary>Its holder has lost it; a new one can take its place.</summary>
    Lost,

    /// <summary>Another card opens its purse now.</summary>
    Replaced,

    /// <summary>It is over.</summary>
    Closed,
}

/// <summary>What someone wants to do with a card.</summary>
internal enum CardUse
{
    /// <summary>Pay in, pay with it, move what is on it.</summary>
    Spend,

    /// <summary>Something comes back onto it, or it is put right.</summary>
    GiveBack,

    /// <summary>It is emptied and handed back.</summary>
    HandBack,
}

/// <summary>
/// What a guest holds in the hand: it opens a purse. It belongs to a customer, or to whoever
/// carries it.
/// </summary>
public sealed class Card
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The short number that people read.</summary>
    public long Number { get; init; }
    public Guid KindId { get; init; }
    public Guid PurseId { get; init; }
    public Guid? CustomerId { get; set; }
    public long? CustomerNumber { get; set; }

    /// <summary>
    /// The number of the record that it was issued to, where that was merged into this one; else
    /// 0.
    /// </summary>
    public long RecordedUnder { get; set; }
    public CardState State { get; set; }

    /// <summary>The number of the card that has taken its place.</summary>
    public long? ReplacedBy { get; set; }
    public int StoreNumber { get; init; }
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>Its place on a company account, and that account's number; null where what it
    /// opens is its own.</summary>
    public Guid? SeatId { get; init; }
    public long? AccountNumber { get; init; }

    /// <summary>The last day on which it gives a discount; null where it has no end. What is on it
    /// can be spent afterwards, too.</summary>
    public DateOnly? LastDay { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public long Version { get; set; } = 1;

    /// <summary>Why the card cannot be used so; null where it can.</summary>
    internal Refusal? Stops(CardUse use) => (State, use) switch
    {
        (CardState.Active, _) => null,
        // The money is the account's: what a card paid that was taken off comes back to it.
        (CardState.Closed, CardUse.GiveBack) when SeatId is not null => null,
        (CardState.Closed, _) => new CardIsClosed(Number),
        (CardState.Replaced, _) => new CardWasReplaced(Number, ReplacedBy ?? 0),
        (_, CardUse.GiveBack) => null,
        (CardState.Frozen, CardUse.HandBack) => null,
        (CardState.Frozen, _) => new CardIsFrozen(Number),
        _ => new CardIsLost(Number),
    };

    /// <summary>Puts it into another state; says why not where it cannot be.</summary>
    internal Refusal? Turn(CardState to, DateTimeOffset at)
    {
        if (State is CardState.Closed) return new CardIsClosed(Number);
        if (State is CardState.Replaced) return new CardWasReplaced(Number, ReplacedBy ?? 0);
        if (State == to) return new CardIsSoAlready(Number);
        // What was reported lost may be in anyone's hands: it does not come back by a thaw.
        if (State is CardState.Lost && to is CardState.Frozen) return new CardIsLost(Number);

        (State, ChangedAt) = (to, at);
        Version++;
        return null;
    }
}
