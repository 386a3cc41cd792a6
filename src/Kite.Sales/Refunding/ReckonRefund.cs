using Kite.Cards;
using Kite.Catalogue;

namespace Kite.Sales;

/// <summary>A refund worked out: what comes back, where and out of which bill.</summary>
internal sealed record ReckonedRefund(
    Till Till, Store Store, OpenBill Bill, IReadOnlyList<BackLine> Lines)
{
    public long Coins => Lines.Sum(l => l.Coins);
    public long TaxCoins => Lines.Sum(l => l.TaxCoins);

    /// <summary>The store's business day on which it is given back.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What is left of the bill after it.</summary>
    public Money Left => Bill.Money(Bill.Lines.Sum(l => l.CoinsLeft) - Coins);

    /// <summary>Whether nothing of the bill is left after it.</summary>
    public bool IsLast => Bill.Lines.Sum(l => l.QuantityLeft) == Lines.Sum(
        l => l.QuantityThousandths) || (Left.Coins == 0 && Bill.Checkout.TotalCoins > 0);

    /// <summary>What goes back by each of the bill's tenders.</summary>
    public IEnumerable<(CheckoutTender Tender, long Coins)> ByTender =>
        Bill.Tenders.Select((t, i) => (t, Lines.Sum(l => l.Shares[i]))).Where(t => t.Item2 > 0);

    public RefundSum Sum => new(
        [
            .. Lines.Select(l => new RefundLineView(
                l.Of.Line, l.Of.Product, l.Of.Name, l.QuantityThousandths, l.IsRestocked,
                Bill.Money(l.TaxCoins), Bill.Money(l.Coins))),
        ],
        [
            .. ByTender.Select(t => new RefundTenderView(
                t.Tender.Line, t.Tender.Kind, Bill.Money(t.Coins), t.Tender.CardNumber)
            {
                Points = Bill.PointsBack(t.Tender, t.Coins),
            }),
        ],
        Bill.Money(TaxCoins), Bill.Money(Coins));

    /// <summary>The payments that go back onto their cards, and the points.</summary>
    public IReadOnlyList<CardBack> OntoCards =>
    [
        .. ByTender.Where(t => t.Tender.TransactionId is not null)
            .Select(t => new CardBack(
                t.Tender.CardNumber!.Value, t.Tender.TransactionId!.Value, Bill.Money(t.Coins),
                Bill.PointsBack(t.Tender, t.Coins)))
            // A coin of what points paid may be worth no whole point yet.
            .Where(back => back.Points != 0),
    ];

    // What was paid by points gave none, so none go with it.
    private long Counting(BackLine line) => line.Coins - line.Shares
        .Where((_, i) => Bill.Tenders[i].Kind is TenderKind.Points).Sum();

    /// <summary>What counts for points no more; none where the bill gave none.</summary>
    public EarningBack? Points => Bill.Earning is { } earning && Lines.Sum(Counting) > 0
        ? new(
            earning.CardNumber, earning.TransactionId, Bill.Money(Lines.Sum(Counting)),
            [
                .. Lines.Where(l => Counting(l) > 0).Select(l => new BoughtLine(
                    l.Of.Line, l.Of.Product, null, Counting(l))),
            ])
        : null;
}

/// <summary>
/// Works out what is given back for lines of a bill, by what was paid for them; the preview and
/// the refund ask it alike.
/// </summary>
internal sealed class ReckonRefund(KiteDb db, TimeProvider clock)
{
    public async Task<Result<ReckonedRefund>> Run(
        Asker asker, Guid id, RefundCheckoutFacts facts, CancellationToken cancel)
    {
        if (facts.Till is not { } number) return new BadInput("till", new TillIsMissing());
        var till = await db.For(asker).TillAsync(number, cancel);
        if (till is null) return new BadInput("till", new NoSuchTill($"{number}"));
        if (till.IsRetired) return new BadInput("till", new TillIsRetired(number));
        if (facts.Lines is null or []) return new BadInput("lines", new NothingComesBack());
        if (facts.Lines.Count > PurchaseLine.Most)
            return new BadInput("lines", new TooManyLines(PurchaseLine.Most));

        if (await OpenBill.Of(db, id, cancel) is not { } bill) return new NoSuchCheckout($"{id}");
        var lines = new List<BackLine>();
        foreach (var asked in facts.Lines)
        {
            var back = Back(bill, asked, lines);
            if (back.Refusal is { } no) return new BadInput("lines", no);
            lines.Add(back.Value);
        }
        var store = (await db.StoresAsync(cancel)).Single(s => s.Number == till.StoreNumber);
        return new ReckonedRefund(till, store, bill, lines)
        {
            Day = store.BusinessDay.Of(clock.GetUtcNow()),
        };
    }

    private static Result<BackLine> Back(
        OpenBill bill, RefundLineFacts? asked, List<BackLine> before)
    {
        var line = bill.Lines.FirstOrDefault(l => l.Line == asked?.Line);
        if (line is null || before.Exists(b => b.Of.Line == line.Line))
            return new NoSuchLineOfBill(asked?.Line ?? 0);
        if (asked!.Amount is { } amount && amount.Currency.Code != bill.Checkout.Currency)
            return new BackIsInAnotherCurrency(line.Line, bill.Checkout.Currency);
        return RefundReckoning.Of(
            line, asked.QuantityThousandths, asked.Amount, asked.IsRestocked);
    }
}
