namespace Kite.Sales;

/// <summary>
/// What was given back of a bill at a till, as it stands for ever. The return in the customer's
/// books bears the same key.
/// </summary>
public sealed class CheckoutRefund
{
    public Guid Id { get; init; }

    /// <summary>The number on the refund's receipt.</summary>
    public long Number { get; init; }

    /// <summary>The bill of which it gives back.</summary>
    public Guid CheckoutId { get; init; }
    public int TillNumber { get; init; }

    /// <summary>The shift out of which it was paid.</summary>
    public Guid ShiftId { get; init; }
    public int StoreNumber { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset At { get; init; }
    public long? CustomerNumber { get; init; }
    public string Currency { get; init; } = "";
    public long TaxCoins { get; init; }
    public long TotalCoins { get; init; }
    public Guid? AskerId { get; init; }
    public string AskerName { get; init; } = "";
    public string Reason { get; init; } = "";

    /// <summary>Who signed for it, where it was more than one may give back alone.</summary>
    public Guid? SecondId { get; init; }
    public string? SecondName { get; init; }
}

/// <summary>What was given back of one line of a bill.</summary>
public sealed class CheckoutRefundLine
{
    public Guid RefundId { get; init; }

    /// <summary>The line of the bill.</summary>
    public int Line { get; init; }

    /// <summary>How much of the goods came back; nothing where only money goes.</summary>
    public long QuantityThousandths { get; init; }

    /// <summary>Whether the goods went back on the shelf.</summary>
    public bool IsRestocked { get; init; }
    public long TaxCoins { get; init; }
    public long Coins { get; init; }
}

/// <summary>How much of a line went back by which tender of the bill.</summary>
public sealed class CheckoutRefundShare
{
    public Guid RefundId { get; init; }
    public int Line { get; init; }
    public int Tender { get; init; }
    public long Coins { get; init; }
}

/// <summary>A till's own name for a refund, with what was asked: unique for ever.</summary>
public sealed class CheckoutRefundKey
{
    public string Key { get; init; } = "";
    public byte[] RequestHash { get; init; } = [];
    public Guid RefundId { get; init; }
}
