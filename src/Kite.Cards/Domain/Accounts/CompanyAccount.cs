namespace Kite.Cards;

/// <summary>
/// An account in a customer's name, usually a company's, on which several cards draw: one purse
/// holds the money and the points, and every card has limits of its own.
/// </summary>
public sealed class CompanyAccount
{
    internal const int LongestName = 60;

    /// <summary>How many cards draw on one account at most.</summary>
    internal const int MostCards = 2_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The short number that people read.</summary>
    public long Number { get; init; }

    /// <summary>What it is for, such as travel.</summary>
    public string Name { get; set; } = "";

    /// <summary>The kind of its cards: what is given on top, and whether a PIN is asked for.
    /// </summary>
    public Guid KindId { get; init; }
    public Guid PurseId { get; init; }

    /// <summary>Whose it is.</summary>
    public Guid CustomerId { get; set; }
    public long CustomerNumber { get; set; }

    /// <summary>
    /// The number of the record for which it was opened, where that was merged into this one;
    /// else 0.
    /// </summary>
    public long RecordedUnder { get; set; }
    public int StoreNumber { get; init; }
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was closed for ever; null while it is used.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>
/// The place of one card on an account: who carries it. A card that takes another's place sits
/// here, too, and goes on with what was spent; what it may spend are its <see cref="SeatLimits"/>.
/// </summary>
public sealed class Seat
{
    internal const int LongestName = 80;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid AccountId { get; init; }

    /// <summary>Whose the account is.</summary>
    public Guid CustomerId { get; set; }

    /// <summary>Who carries the card, where that is a customer in the books.</summary>
    public Guid? HolderId { get; set; }
    public long? HolderNumber { get; set; }

    /// <summary>
    /// The number of the record under which the holder was known, where that was merged into this
    /// one; else 0.
    /// </summary>
    public long HolderRecordedUnder { get; set; }

    /// <summary>What they are called, where they are no customer; or what the card is for.
    /// </summary>
    public string HolderName { get; set; } = "";
    public DateTimeOffset MadeAt { get; init; }
    public long Version { get; set; } = 1;
}
