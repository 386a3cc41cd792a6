using Kite.Catalogue;

namespace Kite.Sales;

/// <summary>What a strategy took off a line, and by which of its versions.</summary>
public sealed record BillDiscountView(Guid Strategy, int Version, string Name, Money Amount);

/// <summary>What a coupon took off a line.</summary>
public sealed record BillCouponView(long Number, string Kind, string Ending, Money Amount);

/// <summary>
/// A coupon that a bill earned. Its code is told with the sale alone: a receipt that is looked up
/// later names its ending.
/// </summary>
public sealed record BillGiftView(
    long Number, string? Code, string Ending, string Kind, DateOnly FirstDay, DateOnly? LastDay);

/// <summary>
/// A line of a bill as it is shown: what one unit costs, and everyone else; by which price; what
/// the quantity comes to, and what is paid for it, tax and all, after what is taken off.
/// </summary>
public sealed record BillLineView(
    int Line, string? Product, string Name, long QuantityThousandths, Money Unit,
    PriceKind Price, string? PriceList, Money? Regular, Money Amount, string? TaxRate,
    Money Tax, Money Total)
{
    /// <summary>The prices that were passed over, while the bill is being worked out.</summary>
    public IReadOnlyList<PassedPrice> Passed { get; init; } = [];
    public IReadOnlyList<BillDiscountView> Discounts { get; init; } = [];
    public IReadOnlyList<BillCouponView> Coupons { get; init; } = [];

    /// <summary>What is left of the amount after all that is taken off.</summary>
    public Money Net => Amount with
    {
        Coins = Amount.Coins - Discounts.Sum(d => d.Amount.Coins)
            - Coupons.Sum(c => c.Amount.Coins),
    };
}

/// <summary>
/// One way to pay a bill: so much from the balance, so much otherwise, and what it comes to then;
/// the cheapest of those that the guest can pay by is told.
/// </summary>
public sealed record BillPlanView(
    Money FromBalance, Money Otherwise, Money Total, bool IsCheapest);

/// <summary>What came together under one tax.</summary>
public sealed record BillTaxView(
    string TaxRate, int BasisPoints, bool IsIncluded, Money Net, Money Tax);

/// <summary>One means by which the bill is paid.</summary>
public sealed record BillTenderView(
    TenderKind Kind, Money Amount, Money? Given, long? Card, Guid? Transaction)
{
    /// <summary>What goes back of the cash that was handed over.</summary>
    public Money? Change => Given is { } given ? given - Amount : null;

    /// <summary>How many points were spent, and how many are on the card afterwards.</summary>
    public long? Points { get; init; }
    public long? PointsAfter { get; init; }

    /// <summary>What is on the card afterwards.</summary>
    public Money? After { get; init; }

    /// <summary>What was on the card before.</summary>
    public Money? Before => After is { } after ? after + Amount : null;
}

/// <summary>Points that a bill gave, and how many are on the card afterwards.</summary>
public sealed record BillPointsView(long Card, long Points, long After, Guid Transaction);

/// <summary>A bill that was paid at a till: the receipt.</summary>
public sealed record CheckoutView(
    Guid Id, long Number, int Till, int StoreNumber, DateOnly Day, DateTimeOffset At,
    long? CustomerNumber, bool IsMember, IReadOnlyList<BillLineView> Lines,
    IReadOnlyList<BillTaxView> Taxes, Money Tax, Money Total,
    IReadOnlyList<BillTenderView> Tenders, string Who)
{
    /// <summary>The points that were given for it.</summary>
    public BillPointsView? Points { get; init; }

    /// <summary>The coupons that were given for it and still stand.</summary>
    public IReadOnlyList<BillGiftView> Gifts { get; init; } = [];

    /// <summary>What an unknown guest said of themselves, for who may see it.</summary>
    public GuestFacts? Guest { get; init; }
}

/// <summary>
/// What a bill would come to, how it would be paid and what is left. The quote holds for this bill,
/// these means of payment and two minutes; there is none where something is left to be paid.
/// </summary>
public sealed record CheckoutQuote(
    string? Quote, DateTimeOffset ExpiresAt, IReadOnlyList<BillLineView> Lines,
    IReadOnlyList<BillTaxView> Taxes, Money Tax, Money Total,
    IReadOnlyList<BillTenderView> Tenders, Money Due)
{
    /// <summary>What it comes to paid otherwise, from the balance, and in the cheapest way.
    /// </summary>
    public IReadOnlyList<BillPlanView> Plans { get; init; } = [];

    /// <summary>Each coupon that is shown: what it takes off, or every reason why it does not.
    /// </summary>
    public IReadOnlyList<Cards.CouponReading> Coupons { get; init; } = [];

    /// <summary>Every strategy that runs: what it takes off, or why it does not hold.</summary>
    public IReadOnlyList<Cards.TriedStrategy> Strategies { get; init; } = [];
}

/// <summary>A bill, and whether it was told before.</summary>
public sealed record Paid(CheckoutView Checkout, bool IsReplay);
