namespace Kite.Cards;

/// <summary>
/// What a card of a company account may spend, in one version. A version is never changed; the
/// newest one holds, and those before say what held then, who changed it and why.
/// </summary>
public sealed record SeatLimits
{
    /// <summary>How many versions there are at most.</summary>
    internal const int MostVersions = 1_000;

    public Guid SeatId { get; init; }
    public int Number { get; init; }

    /// <summary>How much it may pay at most for one bill; null for any sum.</summary>
    public long? PurchaseCoins { get; init; }

    /// <summary>How much on one business day.</summary>
    public long? DayCoins { get; init; }

    /// <summary>How much in one calendar month.</summary>
    public long? MonthCoins { get; init; }

    /// <summary>Whether the account's points can be spent with it.</summary>
    public bool MaySpendPoints { get; init; }

    /// <summary>The end of the books when it was made: it holds for what comes after.</summary>
    public long AfterPosition { get; init; }
    public string Reason { get; init; } = "";
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }
}

/// <summary>
/// What one card of a company account has spent on one business day, less what came back of it.
/// </summary>
public sealed record SeatDay
{
    public Guid SeatId { get; init; }
    public DateOnly Day { get; init; }
    public long Coins { get; init; }
}
