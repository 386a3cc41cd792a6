namespace Kite.Cards;

/// <summary>What a coupon takes off a bill.</summary>
public enum CouponEffect
{
    /// <summary>A fixed amount.</summary>
    Amount,

    /// <summary>A part of the bill, in hundredths of a per cent.</summary>
    Percent,
}

/// <summary>
/// One version of a kind of coupon. It is written once and never changed: a coupon names the
/// version by which it was issued, and keeps to it.
/// </summary>
public sealed record CouponKind
{
    internal const int LongestName = 60;
    internal const int MostDays = 3660;
    internal const int MostUses = 1_000_000;
    internal const long MostIssued = 100_000_000;
    internal const int MostStores = 200;

    /// <summary>The kind, whatever its version.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>1, 2, 3 … in the order in which the versions were made.</summary>
    public int Number { get; init; } = 1;
    public string Name { get; init; } = "";
    public CouponEffect Effect { get; init; }
    public string Currency { get; init; } = "";
    public long OffCoins { get; init; }
    public int BasisPoints { get; init; }

    /// <summary>A part of the bill takes off so much at most; 0 for no end.</summary>
    public long MostCoins { get; init; }

    /// <summary>The bill has to be at least so much.</summary>
    public long LeastCoins { get; init; }
    public DateOnly? FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }

    /// <summary>For how many days after its issue a coupon lasts; 0 for no end.</summary>
    public int Days { get; init; }

    /// <summary>How often one coupon can be used.</summary>
    public int Uses { get; init; } = 1;

    /// <summary>How often one customer can use coupons of this kind; 0 for no end.</summary>
    public int UsesEach { get; init; }

    /// <summary>Only whom it was issued to can use it.</summary>
    public bool IsNamed { get; init; }

    /// <summary>How many may be issued in all; 0 for no end.</summary>
    public long Budget { get; init; }

    /// <summary>It can be used together with other coupons that stack.</summary>
    public bool Stacks { get; init; }

    /// <summary>The numbers of the stores where it is taken, one on each line; none for all.
    /// </summary>
    public string Stores { get; init; } = "";
    public bool IsIssued { get; init; } = true;
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }

    internal Currency Money => Kite.Currency.Of(Currency);

    internal IEnumerable<string> StoreWords =>
        Stores.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal bool IsIn(int store) =>
        Stores.Length == 0 || StoreWords.Contains($"{store}", StringComparer.Ordinal);

    /// <summary>The first and last business day of a coupon that is issued on this day.</summary>
    internal (DateOnly First, DateOnly? Last) LastsFrom(DateOnly day)
    {
        var after = Days == 0 ? (DateOnly?)null : day.AddDays(Days);
        return (
            FirstDay > day ? FirstDay.Value : day,
            after is { } end && !(LastDay < end) ? end : LastDay);
    }

    /// <summary>Why no coupon of this kind is issued on this day; null where one is.</summary>
    internal Refusal? StopsIssue(DateOnly day) => this switch
    {
        { IsIssued: false } => new CouponKindIsIssuedNoMore(Name),
        { LastDay: { } last } when last < day => new CouponKindIsOver(Name, last),
        _ => null,
    };

    /// <summary>What it takes off so much of a bill.</summary>
    internal long Off(long coins)
    {
        var off = Effect is CouponEffect.Amount
            ? OffCoins
            : Remainders.Part(coins, BasisPoints, 10_000);
        if (MostCoins > 0) off = Math.Min(off, MostCoins);
        return Math.Min(off, coins);
    }
}
