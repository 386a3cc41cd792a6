namespace Kite.Cards;

/// <summary>
/// That a coupon was used for a bill. Its number counts the coupon's uses: two tills can never
/// both write the next one.
/// </summary>
public sealed record CouponUse
{
    public Guid CouponId { get; init; }
    public int Number { get; init; }
    public Guid KindId { get; init; }

    /// <summary>Who used it, as merges leave it, and to whom it had been issued.</summary>
    public Guid? CustomerId { get; init; }
    public long? CustomerNumber { get; init; }
    public long RecordedUnder { get; init; }
    public long? HolderNumber { get; init; }
    public int StoreNumber { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>What it took off, of how much.</summary>
    public long Coins { get; init; }
    public long BillCoins { get; init; }
    public string Currency { get; init; } = "";
    public Guid? PurchaseId { get; init; }
    public string? Reference { get; init; }
    public string AskerName { get; init; } = "";
}

/// <summary>That a use was given back, because the bill was; once at most.</summary>
public sealed record CouponReturn
{
    public Guid CouponId { get; init; }
    public int Number { get; init; }
    public DateTimeOffset At { get; init; }
    public string Reason { get; init; } = "";
    public string AskerName { get; init; } = "";
}

/// <summary>The key under which a foreign till asked for a use, or to have it given back.
/// </summary>
public sealed record CouponKey
{
    public string Key { get; init; } = "";
    public byte[] RequestHash { get; init; } = [];
    public Guid CouponId { get; init; }
    public int UseNumber { get; init; }
}

/// <summary>How often somebody asked for codes that there are not, since when.</summary>
public sealed class CouponGuess
{
    public Guid AskerId { get; init; }
    public int Wrong { get; set; }
    public DateTimeOffset Since { get; set; }
}
