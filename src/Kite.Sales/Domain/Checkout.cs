namespace Kite.Sales;

/// <summary>By what a part of a bill is paid.</summary>
public enum TenderKind
{
    Cash,
    BankCard,
    Mobile,

    /// <summary>From a stored-value card: a tender, never a price.</summary>
    StoredValue,

    /// <summary>By points of a card, at what they are worth on the day.</summary>
    Points,
}

/// <summary>
/// A bill that was paid at a till, as it stands for ever. The purchase in the customer's books
/// bears the same key; whom it belongs to may change, this does not.
/// </summary>
public sealed class Checkout
{
    public Guid Id { get; init; }

    /// <summary>The number on the receipt.</summary>
    public long Number { get; init; }
    public int TillNumber { get; init; }

    /// <summary>The shift that it belongs to.</summary>
    public Guid ShiftId { get; init; }
    public int StoreNumber { get; init; }

    /// <summary>The business day, fixed by the store's cut-off and zone.</summary>
    public DateOnly Day { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Who bought, where they were known.</summary>
    public long? CustomerNumber { get; init; }
    public bool IsMember { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>What all lines add up to.</summary>
    public long LinesCoins { get; init; }

    /// <summary>The tax in it.</summary>
    public long TaxCoins { get; init; }
    public long TotalCoins { get; init; }

    /// <summary>What all tenders add up to.</summary>
    public long TenderedCoins { get; init; }
    public Guid? AskerId { get; init; }
    public string AskerName { get; init; } = "";

    /// <summary>Why more was sold than there was by the books.</summary>
    public string? StockReason { get; init; }
}

/// <summary>One thing on a bill, with all that its price was made of.</summary>
public sealed class CheckoutLine
{
    public Guid CheckoutId { get; init; }
    public int Line { get; init; }
    public string? Product { get; init; }
    public string Name { get; init; } = "";
    public long QuantityThousandths { get; init; }

    /// <summary>What one unit cost.</summary>
    public long UnitCoins { get; init; }

    /// <summary>Which of the prices that was.</summary>
    public Catalogue.PriceKind PriceKind { get; init; }
    public string? PriceList { get; init; }

    /// <summary>What one unit costs everyone else.</summary>
    public long? RegularCoins { get; init; }

    /// <summary>The quantity at that price.</summary>
    public long AmountCoins { get; init; }
    public string? TaxRate { get; init; }
    public long TaxCoins { get; init; }

    /// <summary>What was paid for it, tax and all.</summary>
    public long TotalCoins { get; init; }
}

/// <summary>What came together under one tax on a bill.</summary>
public sealed class CheckoutTax
{
    public Guid CheckoutId { get; init; }
    public int Line { get; init; }
    public string TaxRate { get; init; } = "";
    public int BasisPoints { get; init; }
    public bool IsIncluded { get; init; }
    public long NetCoins { get; init; }
    public long TaxCoins { get; init; }
}

/// <summary>One means by which a bill was paid.</summary>
public sealed class CheckoutTender
{
    public Guid CheckoutId { get; init; }
    public int Line { get; init; }
    public TenderKind Kind { get; init; }
    public long Coins { get; init; }

    /// <summary>What was handed over, where it was cash; the rest went back as change.</summary>
    public long? GivenCoins { get; init; }
    public long? CardNumber { get; init; }

    /// <summary>The payment in the books of stored value.</summary>
    public Guid? TransactionId { get; init; }
}

/// <summary>
/// How much of a line was paid by a tender, fixed when it was paid: what is given back goes by it
/// and is never worked out anew.
/// </summary>
public sealed class CheckoutShare
{
    public Guid CheckoutId { get; init; }
    public int Line { get; init; }
    public int Tender { get; init; }
    public long Coins { get; init; }
}

/// <summary>What a strategy took off a line, by the version that held.</summary>
public sealed class CheckoutDiscount
{
    public Guid CheckoutId { get; init; }
    public int Line { get; init; }
    public Guid StrategyId { get; init; }
    public int VersionNumber { get; init; }

    /// <summary>What the strategy was called then.</summary>
    public string Name { get; init; } = "";
    public long Coins { get; init; }
}

/// <summary>What a coupon took off a line.</summary>
public sealed class CheckoutCoupon
{
    public Guid CheckoutId { get; init; }
    public int Line { get; init; }
    public Guid CouponId { get; init; }

    /// <summary>The coupon's number, its kind's name then, and the end of its code.</summary>
    public long Number { get; init; }
    public string Name { get; init; } = "";
    public string Ending { get; init; } = "";
    public long Coins { get; init; }
}

/// <summary>
/// What a bill, or what was given back of it, moved on a card: money, or points. The books of
/// cards hold it; here stands what the receipt says.
/// </summary>
public sealed class CheckoutMove
{
    /// <summary>The bill, or the refund.</summary>
    public Guid ReceiptId { get; init; }

    /// <summary>The tender; 0 where it is about points.</summary>
    public int Tender { get; init; }
    public long CardNumber { get; init; }
    public Guid PurseId { get; init; }
    public Guid TransactionId { get; init; }

    /// <summary>What it added; below zero what it took.</summary>
    public long Change { get; init; }

    /// <summary>What was on the card afterwards.</summary>
    public long After { get; init; }

    internal static CheckoutMove Of(
        Guid receipt, int tender, long card, Cards.Transaction moved) => new()
        {
            ReceiptId = receipt,
            Tender = tender,
            CardNumber = card,
            PurseId = moved.PurseId,
            TransactionId = moved.Id,
            Change = moved.Points ?? moved.PrincipalCoins + moved.BonusCoins,
            After = moved.PointsAfter ?? moved.PrincipalAfterCoins + moved.BonusAfterCoins,
        };
}

/// <summary>What someone who bought unnamed said of themselves.</summary>
public sealed class CheckoutGuest
{
    public Guid CheckoutId { get; init; }
    public string? PostalCode { get; init; }
    public string? Phone { get; init; }
    public Customers.Gender? Gender { get; init; }
}

/// <summary>
/// A till's own name for a bill, with what was asked: unique for ever, so that a till which lost
/// the answer may ask again after any time and never takes money twice.
/// </summary>
public sealed class CheckoutKey
{
    public string Key { get; init; } = "";
    public byte[] RequestHash { get; init; } = [];
    public Guid CheckoutId { get; init; }
}
