namespace Kite.Cards;

/// <summary>
/// The money of a guest, in one currency. A card opens it; lost and replaced, merged or handed
/// on, it is the card that changes and not the purse.
/// </summary>
public sealed record Purse
{
    // Beyond this an amount is a slip, and sums of many of them would no longer fit.
    internal const long MostCoins = 100_000_000_000_000;

    // The same for points: sums of them always fit.
    internal const long MostPoints = 1_000_000_000_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Currency { get; init; } = "";
    public long PrincipalCoins { get; init; }
    public long BonusCoins { get; init; }
    public long Points { get; init; }

    /// <summary>Points that are owed; only while there are none.</summary>
    public long PointsOwed { get; init; }

    /// <summary>How many entries have been written on it, and lots been put in.</summary>
    public long Lines { get; init; }
    public int Lots { get; init; }
    public DateTimeOffset OpenedAt { get; init; }

    internal Money Money(long coins) => new(coins, Kite.Currency.Of(Currency));

    internal long PointsBalance => Points - PointsOwed;

    internal Share Balance => new(PrincipalCoins, BonusCoins);
}
