namespace Kite.Sales;

/// <summary>What came in by one tender, and how often.</summary>
public sealed record ShiftFigureView(
    ShiftFigureKind Kind, TenderKind Tender, long Count, Money Amount);

/// <summary>A count of the drawer.</summary>
public sealed record ShiftCountView(int Line, DateTimeOffset At, string By, Money Cash);

/// <summary>Cash that was put in or taken out, by whom and why; and who signed beside them.
/// </summary>
public sealed record CashMoveView(
    int Line, DateTimeOffset At, string By, CashMoveKind Kind, Money Amount, string Reason,
    string? Second);

/// <summary>What was put right after the end of a shift.</summary>
public sealed record ShiftCorrectionView(
    int Line, DateTimeOffset At, string By, Money Amount, string Reason);

/// <summary>
/// A shift with its report: takings by tender, what the drawer must hold and what was found in
/// it. Once it is closed it says the same for ever; what was put right later stands beside it.
/// </summary>
public sealed record ShiftView(
    Guid Id, long Number, int Till, int StoreNumber, DateOnly Day, DateTimeOffset OpenedAt,
    string OpenedBy, Money Opening, IReadOnlyList<ShiftFigureView> Figures, Money Expected)
{
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who signed for it.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>What was counted; the last count while it is open.</summary>
    public Money? Counted { get; init; }

    /// <summary>What was counted less what was expected.</summary>
    public Money? Difference { get; init; }
    public string? Note { get; init; }

    /// <summary>How many bills, what they came to, and the tax in them.</summary>
    public long Bills { get; init; }
    public Money Total { get; init; }
    public IReadOnlyList<BillTaxView> Taxes { get; init; } = [];

    /// <summary>How often something was given back, and how much in all.</summary>
    public long Refunds { get; init; }
    public Money GivenBack { get; init; }
    public IReadOnlyList<ShiftCountView> Counts { get; init; } = [];

    /// <summary>Cash that was put into the drawer and taken out of it.</summary>
    public IReadOnlyList<CashMoveView> CashMoves { get; init; } = [];
    public IReadOnlyList<ShiftCorrectionView> Corrections { get; init; } = [];
}

/// <summary>A shift in a list.</summary>
public sealed record ShiftRow(
    Guid Id, long Number, int Till, int StoreNumber, DateOnly Day, DateTimeOffset OpenedAt,
    string OpenedBy, Money Opening, DateTimeOffset? ClosedAt, string? ClosedBy, Money? Counted,
    Money? Difference);

/// <summary>At which till a shift begins, and what lies in the drawer.</summary>
public sealed record ShiftFacts(int? Till, Money? Opening = null);

/// <summary>What was counted in the drawer.</summary>
public sealed record CountFacts(Money? Cash);

/// <summary>What who closes a shift has to say of it.</summary>
public sealed record ClosingFacts(string? Note = null);

/// <summary>By how much the cash that was counted is put right, and why.</summary>
public sealed record ShiftCorrectionFacts(Money? Amount, string? Reason = null);
