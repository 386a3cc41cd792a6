namespace Kite.Cards;

/// <summary>A guest is given points for what was bought, by the rules of the day.</summary>
internal sealed record Earn(Guid PurseId, int StoreNumber, Guid CardKindId, Bought Bought)
    : Deed(PurseId)
{
    public required PointRules Rules { get; init; }

    /// <summary>The business day of the store when it was asked for.</summary>
    public required DateOnly Day { get; init; }

    public override IEnumerable<PurchasesAsked> Purchases =>
        Rules.VisitsSince(Day) is { } since ? [new(PurseId, since)] : [];

    public override Refusal? Do(Draft draft)
    {
        if (Bought.Coins <= 0) return new AmountMustBeAboveNothing();
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();

        var before = new PurchasesBefore(draft.Purchases(PurseId), draft.Day, StoreNumber);
        var reckoned = new Reckoning(Bought, draft.Day, CardKindId, before.Visits)
            .By(Rules.On(draft.Day, purse.Purse.Currency));
        if (purse.Purse.Points + reckoned.Points > Purse.MostPoints)
            return new TooManyPoints(Purse.MostPoints, purse.Purse.Points);

        var points = (long)reckoned.Points;
        var days = reckoned.Lasting;
        DateOnly? until = days is null ? null : draft.Day.AddDays(days.Days!.Value);
        var posting = new Posting(TransactionKind.Earning, purse) { Steps = reckoned.Steps };
        var lot = purse.PutPoints(
            posting, points, draft.Day, until, Rules.By(days is null ? [] : [days])
                .Select(r => r.GraceDays).FirstOrDefault());
        posting.OnIssued(-points);
        posting.Purchase = new()
        {
            PurseId = PurseId,
            TransactionId = posting.Id,
            Day = draft.Day,
            StoreNumber = StoreNumber,
            Coins = Bought.Coins,
            Currency = purse.Purse.Currency,
            CardKindId = CardKindId,
            Lines = BoughtLines.Written(Bought.Lines),
            Points = points,
            Lot = lot,
            Until = lot is null ? null : until,
        };
        draft.Post(posting);
        return null;
    }
}

/// <summary>
/// What was bought comes back, whole or in part, and the points for it go. The guest keeps what
/// the rest would have earned by the very same rules: it is counted on the whole of what came
/// back so far, so any number of small returns ends where one large one would.
/// </summary>
internal sealed record TakePointsBack(Guid PurseId, Guid SaleId, Bought? Back) : Deed(PurseId)
{
    public required PointRules Rules { get; init; }

    /// <summary>The steps by which the purchase was reckoned.</summary>
    public required IReadOnlyList<PointStep> Steps { get; init; }

    /// <summary>The store to which it comes back.</summary>
    public required int StoreNumber { get; init; }

    public override IEnumerable<PurchasesAsked> Purchases => [new(PurseId, null, SaleId)];

    public override Refusal? Do(Draft draft)
    {
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();
        var all = draft.Purchases(PurseId).ToList();
        if (all.Find(p => p.TransactionId == SaleId && p.OfId is null) is not { } sale)
            return new NoSuchEarning($"{SaleId}");
        var returns = all.Where(p => p.OfId == SaleId).ToList();
        var left = returns.Aggregate(Whole(sale), (rest, r) => rest - Negated(Whole(r)));
        if (left.Coins == 0) return new PurchaseIsBack();
        var back = Back ?? left;
        if (Unfit(left, back, purse) is { } unfit) return unfit;

        var rest = new Reckoning(left - back, sale.Day, sale.CardKindId, Frozen)
            .By(Rules.By(Steps));
        // Points that were never used and have lapsed are gone already: nobody pays twice.
        var lapsed = sale.Lot is { } lot ? purse[lot].PointsLapsed : 0;
        var due = sale.Points - (long)rest.Points - lapsed;
        var points = Math.Max(0, due + returns.Sum(r => r.Points));
        var posting = new Posting(TransactionKind.Clawback, purse)
        {
            RefundsId = SaleId,
            Steps = rest.Steps,
        };
        purse.TakeBack(posting, sale.Lot, points);
        posting.OnIssued(points);
        posting.Purchase = sale with
        {
            TransactionId = posting.Id,
            OfId = SaleId,
            Day = draft.Day,
            StoreNumber = StoreNumber,
            Coins = -back.Coins,
            Lines = BoughtLines.Written(Negated(back).Lines),
            Points = -points,
            Lot = null,
            Until = null,
        };
        draft.Post(posting);
        return null;
    }

    private static Refusal? Unfit(Bought left, Bought back, OpenPurse purse)
    {
        if (back.Coins <= 0 || back.Lines.Any(l => l.Coins < 0))
            return new AmountMustBeAboveNothing();
        if (back.Coins > left.Coins
            || back.Lines.GroupBy(l => l.Line).Any(line => line.Sum(l => l.Coins)
                > left.Lines.Where(l => l.Line == line.Key).Sum(l => l.Coins)))
            return new MoreThanWasBought(purse.Money(left.Coins), purse.Money(back.Coins));
        // Rules may give points for certain products: then it matters what comes back.
        return left.Lines.Count > 0 && back.Lines.Sum(l => l.Coins) != back.Coins
            ? new BoughtLinesDoNotAddUp()
            : null;
    }

    // What was before the purchase stays as it was then.
    private VisitsSoFar Frozen(PointRule rule)
    {
        var step = Steps.First(s => s.RuleId == rule.Id);
        return new(step.VisitsBefore ?? 0, step.CoinsBefore ?? 0);
    }

    private static Bought Whole(PointPurchase purchase) =>
        new(purchase.Coins, BoughtLines.Read(purchase.Lines));

    private static Bought Negated(Bought bought) => new(
        -bought.Coins, [.. bought.Lines.Select(l => l with { Coins = -l.Coins })]);
}

/// <summary>The purchases before one, as far as visits are counted by them.</summary>
internal sealed class PurchasesBefore(
    IEnumerable<PointPurchase> purchases, DateOnly day, int store)
{
    // A purchase counts on its own day, less what came back of it on any.
    private readonly List<(DateOnly Day, int Store, long Coins)> bills =
    [
        .. purchases.GroupBy(p => p.OfId ?? p.TransactionId)
            .Where(bill => bill.Any(p => p.OfId is null))
            .Select(bill => (bill.Single(p => p.OfId is null), bill.Sum(p => p.Coins)))
            .Select(bill => (bill.Item1.Day, bill.Item1.StoreNumber, bill.Item2)),
    ];

    public VisitsSoFar Visits(PointRule rule)
    {
        var days = bills.Where(b => b.Day >= rule.Begins(day) && b.Day <= day)
            .GroupBy(b => (b.Day, b.Store))
            .Select(g => (g.Key, Coins: g.Sum(b => b.Coins))).ToList();
        return new(
            days.Count(v => v.Key != (day, store) && v.Coins > 0 && v.Coins >= rule.LeastCoins),
            days.Where(v => v.Key == (day, store)).Sum(v => v.Coins));
    }
}
