namespace Kite.Sales;

/// <summary>
/// How long a receipt's link opens, in days after the sale; 0 where no links are given. Each
/// change is a version that stays.
/// </summary>
public sealed record ReceiptLinkTerm
{
    /// <summary>What holds until somebody says otherwise.</summary>
    public const int UsualDays = 30;
    public const int MostDays = 3_650;

    /// <summary>1, 2, 3 … in the order in which they were set.</summary>
    public int Number { get; init; }
    public int Days { get; init; }
    public DateTimeOffset At { get; init; }
    public string By { get; init; } = "";
}

/// <summary>The links to a receipt that were handed out until then no longer open.</summary>
public sealed record ReceiptLinkWithdrawal
{
    public Guid CheckoutId { get; init; }

    /// <summary>1, 2, 3 … for the receipt.</summary>
    public int Number { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? ById { get; init; }
    public string By { get; init; } = "";
}

/// <summary>The business gives no links to receipts.</summary>
public sealed record NoReceiptLinksAreGiven : Refusal;

/// <summary>The receipt is too old for a link.</summary>
public sealed record ReceiptLinkHasEnded(int Days) : Refusal;

/// <summary>The links to one receipt are withdrawn so often at most.</summary>
public sealed record ReceiptLinkWasWithdrawnTooOften(int AtMost) : Refusal;
