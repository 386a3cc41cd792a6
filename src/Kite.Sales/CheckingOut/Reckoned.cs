using Kite.Cards;
using Kite.Catalogue;

namespace Kite.Sales;

/// <summary>One thing of a bill with the price that holds for it.</summary>
internal sealed record BillItem(
    ProductView? Product, string Name, long QuantityThousandths, Money Unit,
    PriceAnswer? Price, Money Amount, TaxTerms? Tax);

/// <summary>A means of payment that was looked at and can be used.</summary>
internal sealed record PlannedTender(
    TenderKind Kind, Money Amount, Money? Given, CardShown? Card, string? Pin,
    long? Points = null);

/// <summary>A bill worked out: where, for whom, what it comes to and how it is paid.</summary>
internal sealed record Reckoned(
    Till Till, Store Store, DateOnly Day, DateTimeOffset At, long? Customer,
    DiscountedCart Cart, IReadOnlyList<PlannedTender> Tenders)
{
    public IReadOnlyList<BillItem> Items => Cart.Items;

    public Bill Bill => Cart.Bill;

    /// <summary>Whether a membership with member prices was found to hold.</summary>
    public bool IsMember { get; init; }

    /// <summary>The card onto which the points go.</summary>
    public long? EarningCard { get; init; }

    /// <summary>How much of each line each tender pays.</summary>
    public IReadOnlyList<IReadOnlyList<long>> Shares => Allotment.Of(
        [.. Bill.Lines.Select(l => l.Total.Coins)], [.. Tenders.Select(t => t.Amount.Coins)]);

    /// <summary>
    /// What counts for points: all but what is paid by points. None where that is nothing, or no
    /// card takes them.
    /// </summary>
    public CardEarns? Earns
    {
        get
        {
            var byPoints = Shares.Where((_, i) => Tenders[i].Kind is TenderKind.Points).ToList();
            var lines = Items.Zip(Bill.Lines).Select((pair, i) => new BoughtLine(
                i + 1, pair.First.Product?.Code, pair.First.Product?.Category,
                pair.Second.Total.Coins - byPoints.Sum(share => share[i]))).ToList();
            var coins = lines.Sum(l => l.Coins);
            return EarningCard is { } card && coins > 0
                ? new(card, Bill.Total with { Coins = coins }, lines)
                : null;
        }
    }

    public Money Tendered =>
        Bill.Total with { Coins = Tenders.Sum(t => t.Amount.Coins) };

    public IReadOnlyList<BillLineView> Lines =>
    [
        .. Items.Zip(Bill.Lines).Select((pair, i) =>
            View(i + 1, pair.First, pair.Second) with
            {
                Discounts = Cart.DiscountsOn(i + 1), Coupons = Cart.CouponsOn(i + 1),
            }),
    ];

    public IReadOnlyList<BillTaxView> Taxes =>
    [
        .. Bill.Taxes.Select(t => new BillTaxView(
            t.Terms.Code, t.Terms.BasisPoints, t.Terms.IsIncluded, t.Net, t.Tax)),
    ];

    private static BillLineView View(int line, BillItem item, BilledLine billed) => new(
        line, item.Product?.Code, item.Name, item.QuantityThousandths, item.Unit,
        item.Price?.Kind ?? PriceKind.Asked, item.Price?.List,
        item.Price is null ? null : item.Product?.Price, item.Amount, item.Tax?.Code,
        billed.Tax, billed.Total)
    {
        Passed = item.Price?.Passed ?? [],
    };
}
