using Kite.Cards;

namespace Kite.Sales;

/// <summary>The rows that a bill is kept in.</summary>
internal sealed class CheckoutRows(Guid id, Reckoned bill, Moved? moved)
{
    // Each tender by a card is one movement of its kind, in the same order.
    private readonly List<Transaction> payments = Of(moved, TransactionKind.Payment);
    private readonly List<Transaction> redemptions = Of(moved, TransactionKind.Redemption);

    public IReadOnlyList<CheckoutLine> Lines =>
    [
        .. bill.Lines.Select(l => new CheckoutLine
        {
            CheckoutId = id,
            Line = l.Line,
            Product = l.Product,
            Name = l.Name,
            QuantityThousandths = l.QuantityThousandths,
            UnitCoins = l.Unit.Coins,
            PriceKind = l.Price,
            PriceList = l.PriceList,
            RegularCoins = l.Regular?.Currency == l.Unit.Currency ? l.Regular?.Coins : null,
            AmountCoins = l.Amount.Coins,
            TaxRate = l.TaxRate,
            TaxCoins = l.Tax.Coins,
            TotalCoins = l.Total.Coins,
        }),
    ];

    public IReadOnlyList<CheckoutTax> Taxes =>
    [
        .. bill.Taxes.Select((t, i) => new CheckoutTax
        {
            CheckoutId = id,
            Line = i + 1,
            TaxRate = t.TaxRate,
            BasisPoints = t.BasisPoints,
            IsIncluded = t.IsIncluded,
            NetCoins = t.Net.Coins,
            TaxCoins = t.Tax.Coins,
        }),
    ];

    public IReadOnlyList<CheckoutTender> Tenders =>
    [
        .. bill.Tenders.Select((t, i) => new CheckoutTender
        {
            CheckoutId = id,
            Line = i + 1,
            Kind = t.Kind,
            Coins = t.Amount.Coins,
            GivenCoins = t.Given?.Coins,
            CardNumber = t.Card?.Number,
            TransactionId = Payment(i)?.Id,
        }),
    ];

    /// <summary>What each strategy took off each line.</summary>
    public IReadOnlyList<CheckoutDiscount> Discounts =>
    [
        .. bill.Lines.SelectMany(l => l.Discounts.Select(d => new CheckoutDiscount
        {
            CheckoutId = id,
            Line = l.Line,
            StrategyId = d.Strategy,
            VersionNumber = d.Version,
            Name = d.Name,
            Coins = d.Amount.Coins,
        })),
    ];

    /// <summary>What each coupon took off each line.</summary>
    public IReadOnlyList<CheckoutCoupon> Coupons =>
    [
        .. bill.Cart.Priced.Lines.SelectMany(l => l.CouponShares.Select(s => (l.Line, Share: s)))
            .Join(
                bill.Cart.Priced.Coupons, s => s.Share.Coupon, c => c.Id,
                (s, c) => new CheckoutCoupon
                {
                    CheckoutId = id,
                    Line = s.Line,
                    CouponId = c.Id,
                    Number = c.Number,
                    Name = c.Kind,
                    Ending = c.Ending,
                    Coins = s.Share.Coins,
                }),
    ];

    /// <summary>What moved on cards: each payment, and the points that were given.</summary>
    public IReadOnlyList<CheckoutMove> Moves =>
    [
        .. bill.Tenders.Select((t, i) => (Tender: i + 1, t.Card, Paid: Payment(i)))
            .Where(t => t.Paid is not null)
            .Select(t => CheckoutMove.Of(id, t.Tender, t.Card!.Number, t.Paid!)),
        .. (moved?.All ?? []).Where(t => t.Kind is TransactionKind.Earning)
            .Select(t => CheckoutMove.Of(id, 0, bill.Earns!.Card, t)),
    ];

    /// <summary>How much of each line each tender paid; what is nothing is left out.</summary>
    public IReadOnlyList<CheckoutShare> Shares =>
    [
        .. bill.Shares.SelectMany((parts, tender) => parts.Select((coins, line) =>
            new CheckoutShare
            {
                CheckoutId = id, Line = line + 1, Tender = tender + 1, Coins = coins,
            }))
            .Where(s => s.Coins > 0),
    ];

    /// <summary>What an unknown guest said; null where they said nothing.</summary>
    public CheckoutGuest? Guest(GuestFacts? said, string region)
    {
        var guest = new CheckoutGuest
        {
            CheckoutId = id,
            PostalCode = Word(said?.PostalCode),
            Phone = Word(said?.Phone) is { } phone ? Phone.Read(phone, region) : null,
            Gender = said?.Gender,
        };
        return guest is { PostalCode: null, Phone: null, Gender: null } ? null : guest;
    }

    private Transaction? Payment(int tender) => bill.Tenders[tender].Kind switch
    {
        TenderKind.StoredValue => payments[Before(tender)],
        TenderKind.Points => redemptions[Before(tender)],
        _ => null,
    };

    private int Before(int tender) =>
        bill.Tenders.Take(tender).Count(t => t.Kind == bill.Tenders[tender].Kind);

    private static List<Transaction> Of(Moved? moved, TransactionKind kind) =>
        [.. (moved?.All ?? []).Where(t => t.Kind == kind)];

    private static string? Word(string? word) =>
        string.IsNullOrWhiteSpace(word) ? null : word.Trim();
}
