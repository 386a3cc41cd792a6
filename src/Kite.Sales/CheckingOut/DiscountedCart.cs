using Kite.Cards;

namespace Kite.Sales;

/// <summary>
/// A cart with what strategies take off it, for one way of paying: what comes off each line goes
/// before its tax.
/// </summary>
internal sealed class DiscountedCart
{
    private readonly Currency currency;

    public DiscountedCart(
        IReadOnlyList<BillItem> items, StrategyBill strategies, PricedCart priced,
        Currency currency)
    {
        (Items, Strategies, Priced, this.currency) = (items, strategies, priced, currency);
        Bill = Bill.Of(
            [
                .. items.Zip(priced.Lines, (item, line) =>
                    (item.Amount with { Coins = line.Coins }, item.Tax)),
            ],
            currency);
    }

    public IReadOnlyList<BillItem> Items { get; }
    public StrategyBill Strategies { get; }
    public PricedCart Priced { get; }
    public Bill Bill { get; }

    /// <summary>What each strategy took off this line.</summary>
    public IReadOnlyList<BillDiscountView> DiscountsOn(int line) =>
    [
        .. Priced.Lines[line - 1].Shares.Select(s => new BillDiscountView(
            s.Strategy, s.Version, Priced.Trace.Single(t => t.Id == s.Strategy).Name,
            new(s.Coins, currency))),
    ];

    /// <summary>What each coupon took off this line.</summary>
    public IReadOnlyList<BillCouponView> CouponsOn(int line) =>
    [
        .. Priced.Lines[line - 1].CouponShares.Join(
            Priced.Coupons, s => s.Coupon, c => c.Id,
            (s, c) => new BillCouponView(c.Number, c.Kind, c.Ending, new(s.Coins, currency))),
    ];

    /// <summary>Each coupon that was shown: what it takes off, or why it does not.</summary>
    public IReadOnlyList<CouponReading> Coupons =>
    [
        .. Priced.Coupons.Select(c => new CouponReading(
            c.Number, c.Kind, c.Ending, new(c.Coins, currency),
            [.. c.Bars.Select(CouponBar.Of)])),
    ];

    /// <summary>Why a coupon that was shown takes off nothing; none where each does.</summary>
    public Refusal? WorthlessCoupon =>
        Priced.Coupons.FirstOrDefault(c => c.Bars.Count > 0)?.Bars[0];

    /// <summary>Every strategy that was looked at, and why those that do not hold do not.
    /// </summary>
    public IReadOnlyList<TriedStrategy> Trace =>
    [
        .. Priced.Trace.Select(t => new TriedStrategy(
            t.Id, t.Version, t.Name, new(t.Coins, currency), t.IsCut, t.Why, t.Because)),
    ];

    /// <summary>
    /// What the bill comes to otherwise, all from the balance, and in the way that costs least
    /// with what is on the card that is shown.
    /// </summary>
    public IReadOnlyList<BillPlanView> Plans(Money? onCard)
    {
        var ways = new List<BillPlanView>
        {
            Way(TenderPlan.Otherwise, Strategies.Price(TenderPlan.Otherwise)),
            Way(TenderPlan.FromBalance, Strategies.Price(TenderPlan.FromBalance)),
        };
        if (onCard is { } there
            && Strategies.Cheapest(new(there.Coins)) is { } cheapest
            && Way(cheapest.Plan, cheapest.Cart) is var way
            && !ways.Contains(way))
        {
            ways.Add(way);
        }
        var least = ways.Where(w => onCard is null || w.FromBalance.Coins <= onCard.Value.Coins)
            .Min(w => w.Total.Coins);
        return ways.ConvertAll(w => w with
        {
            IsCheapest = w.Total.Coins == least
                && (onCard is null || w.FromBalance.Coins <= onCard.Value.Coins),
        });
    }

    private BillPlanView Way(TenderPlan plan, PricedCart priced)
    {
        var total = new DiscountedCart(Items, Strategies, priced, currency).Bill.Total;
        var balance = total with { Coins = Math.Min(plan.BalanceCoins, total.Coins) };
        return new(balance, total - balance, total, IsCheapest: false);
    }
}
