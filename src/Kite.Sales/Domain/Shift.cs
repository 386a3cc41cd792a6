namespace Kite.Sales;

/// <summary>
/// A cashier's stretch at a till, from float to count (T15). Its row is written when it begins;
/// what ends it is another, and neither is ever changed.
/// </summary>
public sealed class Shift
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The short number that people read.</summary>
    public long Number { get; init; }
    public int TillNumber { get; init; }
    public int StoreNumber { get; init; }

    /// <summary>The store's business day on which it began.</summary>
    public DateOnly Day { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public Guid? OpenedById { get; init; }
    public string OpenedBy { get; init; } = "";
    public string Currency { get; init; } = "";

    /// <summary>What lay in the drawer at the beginning.</summary>
    public long FloatCoins { get; init; }
}

/// <summary>The shift that is open at a till; there is one at most, and every bill is its.
/// </summary>
public sealed class OpenShift
{
    public int TillNumber { get; init; }
    public Guid ShiftId { get; init; }
}

/// <summary>A count of the drawer; the last one holds.</summary>
public sealed class ShiftCount
{
    public Guid ShiftId { get; init; }
    public int Line { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? ById { get; init; }
    public string By { get; init; } = "";
    public long CashCoins { get; init; }

    /// <summary>How much had come in by then: bills, what was paid in onto cards, cash that moved.
    /// </summary>
    public long Takings { get; init; }
}

/// <summary>The end of a shift, signed by who closed it.</summary>
public sealed class ShiftClosing
{
    public Guid ShiftId { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? ById { get; init; }
    public string By { get; init; } = "";
    public long ExpectedCoins { get; init; }
    public long CountedCoins { get; init; }

    /// <summary>More than was expected, or less below zero.</summary>
    public long DifferenceCoins { get; init; }

    /// <summary>What who closed it had to say of the difference.</summary>
    public string? Note { get; init; }
}

/// <summary>What a figure of a shift is about.</summary>
public enum ShiftFigureKind
{
    /// <summary>Bills that were paid.</summary>
    Sales,

    /// <summary>Paid in onto cards.</summary>
    TopUps,

    /// <summary>Given back of bills: below zero.</summary>
    Refunds,

    /// <summary>Fees of members.</summary>
    Memberships,

    /// <summary>Cash that was put into the drawer.</summary>
    PaidIn,

    /// <summary>Cash that was taken out of the drawer: below zero.</summary>
    PaidOut,
}

/// <summary>A figure of a shift as it was when it was closed, by tender.</summary>
public sealed class ShiftFigure
{
    public Guid ShiftId { get; init; }
    public ShiftFigureKind Kind { get; init; }
    public TenderKind Tender { get; init; }
    public long Count { get; init; }
    public long Coins { get; init; }
}

/// <summary>Value that was taken in at a till during a shift; the books of cards hold it.
/// </summary>
public sealed class ShiftValue
{
    public Guid ShiftId { get; init; }
    public Guid TransactionId { get; init; }
    public DateTimeOffset At { get; init; }
    public long CardNumber { get; init; }

    /// <summary>Paid in onto a card, or the fee of a member.</summary>
    public ShiftFigureKind Kind { get; init; } = ShiftFigureKind.TopUps;
    public TenderKind Tender { get; init; }
    public long Coins { get; init; }
}

/// <summary>What was found out after a shift was closed: a new entry, never a change.</summary>
public sealed class ShiftCorrection
{
    public Guid ShiftId { get; init; }
    public int Line { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? ById { get; init; }
    public string By { get; init; } = "";

    /// <summary>By so much the cash that was counted is put right.</summary>
    public long Coins { get; init; }
    public string Reason { get; init; } = "";
}

/// <summary>The end of a store's business day: every shift of it is closed.</summary>
public sealed class DayClosing
{
    public int StoreNumber { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? ById { get; init; }
    public string By { get; init; } = "";
    public string Currency { get; init; } = "";
    public int Shifts { get; init; }
    public long Bills { get; init; }

    /// <summary>What the bills came to, less what was given back on that day.</summary>
    public long TotalCoins { get; init; }
    public long TaxCoins { get; init; }
    public long DifferenceCoins { get; init; }
}
