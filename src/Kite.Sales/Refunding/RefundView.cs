namespace Kite.Sales;

/// <summary>What comes back of a line, tax and all.</summary>
public sealed record RefundLineView(
    int Line, string? Product, string Name, long QuantityThousandths, bool IsRestocked,
    Money Tax, Money Total);

/// <summary>By which tender of the bill how much goes back.</summary>
public sealed record RefundTenderView(int Tender, TenderKind Kind, Money Amount, long? Card)
{
    /// <summary>What is on the card afterwards.</summary>
    public Money? After { get; init; }

    /// <summary>How many points go back, where points had paid.</summary>
    public long? Points { get; init; }
}

/// <summary>What is given back of a bill, line by line and tender by tender.</summary>
public sealed record RefundSum(
    IReadOnlyList<RefundLineView> Lines, IReadOnlyList<RefundTenderView> Tenders, Money Tax,
    Money Total);

/// <summary>What was given back of a bill at a till: the receipt of it.</summary>
public sealed record RefundView(
    Guid Id, long Number, Guid Checkout, long CheckoutNumber, int Till, int StoreNumber,
    DateOnly Day, DateTimeOffset At, long? CustomerNumber, RefundSum Back, string Reason,
    string Who)
{
    /// <summary>Who signed for it as the second person.</summary>
    public string? Second { get; init; }

    /// <summary>The points that went with it; below zero.</summary>
    public BillPointsView? Points { get; init; }
}

/// <summary>A line of a bill, and what of it can still be given back.</summary>
public sealed record LeftLineView(
    int Line, string? Product, string Name, long QuantityThousandths, long LeftThousandths,
    Money Total, Money Left);

/// <summary>What can still be given back of a bill, and what was.</summary>
public sealed record RefundsView(
    Guid Checkout, long CheckoutNumber, IReadOnlyList<LeftLineView> Lines,
    IReadOnlyList<RefundView> Refunds);

/// <summary>A refund, and whether it was told before.</summary>
public sealed record GivenBack(RefundView Refund, bool IsReplay);
