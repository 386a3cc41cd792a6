namespace Kite.Cards;

/// <summary>A cart with the strategies that could hold for it, before it is said how it is
/// paid.</summary>
internal sealed class Bill
{
    private readonly IReadOnlyList<CartLine> lines;
    private readonly IReadOnlyList<StrategyInForce> all;
    private readonly CouponsShown? coupons;
    private readonly Dictionary<Guid, WhyNot> unfit = [];
    private readonly Stacking balance, other;
    private readonly long list;

    public Bill(Cart cart, IEnumerable<StrategyInForce> strategies, Occasion at)
    {
        lines = [.. cart.Lines.OrderBy(l => l.Line)];
        (list, coupons) = (cart.ListCoins, cart.Coupons);
        all = Stacking.InOrder(strategies);
        foreach (var one in all)
        {
            var why = Fitting.WhyNotFor(one, cart, at)
                ?? (Alone(one) ? null : WhyNot.BringsNothing);
            if (why is { } reason) unfit[one.Id] = reason;
        }
        (balance, other) = (Stack(PaidBy.Balance), Stack(PaidBy.Other));
    }

    /// <summary>
    /// How much of the list these coins from the balance buy: all of it where they suffice.
    /// </summary>
    public long BoughtFor(long coins)
    {
        if (coins <= 0) return 0;
        if (By(list).Workings.BalanceCoins <= coins) return list;

        var (low, high) = (0L, list);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (By(middle).Workings.BalanceCoins <= coins) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// <summary>
    /// Where a strategy's end begins to cut it while more and more is bought from the balance, or
    /// a coupon comes to hold, or to its own end: the only places, but for none and all, where
    /// the price can bend.
    /// </summary>
    public IEnumerable<long> Bends()
    {
        foreach (var turns in Turning())
        {
            var (low, high) = (0L, list);
            var atNone = turns(By(low));
            if (atNone == turns(By(high))) continue;

            while (high - low > 1)
            {
                var middle = low + ((high - low) / 2);
                if (turns(By(middle)) == atNone) low = middle;
                else high = middle;
            }
            yield return low;
            yield return high;
        }
    }

    /// <summary>The bill where so much of the list is bought from the balance.</summary>
    public Priced By(long bought)
    {
        var work = new Workings(lines, bought);
        var taken = new Dictionary<Guid, (long Coins, bool IsCut)>();
        foreach (var one in InTurn())
        {
            var fromBalance = bought > 0 && balance.Chosen.Contains(one);
            var otherwise = (bought < list || list == 0) && other.Chosen.Contains(one);
            if (!fromBalance && !otherwise) continue;

            var parts = fromBalance && otherwise ? PaidBy.Any
                : fromBalance ? PaidBy.Balance
                : PaidBy.Other;
            taken[one.Id] = work.Take(one, parts);
        }
        var worth = coupons?.Of(work.Coins) ?? [];
        foreach (var one in worth.Where(w => w.IsTaken))
            work.Take(one.Hand.Coupon.Id, one.Coins);
        return new(this, work, taken, bought) { Coupons = worth };
    }

    /// <summary>A bill priced, and how it came to that.</summary>
    public sealed record Priced(
        Bill Bill, Workings Workings,
        IReadOnlyDictionary<Guid, (long Coins, bool IsCut)> Taken, long Bought)
    {
        public IReadOnlyList<CouponWorth> Coupons { get; init; } = [];

        public PricedCart Told() => new(
            Workings.Lines(), [.. Bill.all.Select(one => Bill.Trace(one, this))])
        {
            Coupons =
            [
                .. Coupons.Select(c => new PricedCoupon(
                    c.Hand.Coupon.Id, c.Hand.Coupon.Number, c.Hand.Kind.Name,
                    c.Hand.Coupon.Ending, c.IsTaken ? c.Coins : 0, c.Bars)),
            ],
        };
    }

    // What is taken off single things goes before what is taken off the whole bill.
    private IEnumerable<StrategyInForce> InTurn() => all.OrderBy(s =>
        s.Rules.Effect.Kind is EffectKind.Price ? 0 : s.Rules.What.IsWholeBill ? 2 : 1);

    private IEnumerable<Func<Priced, bool>> Turning()
    {
        foreach (var one in all.Where(s => Fitting.Allowance(s) < long.MaxValue))
            yield return p => p.Taken.TryGetValue(one.Id, out var taken) && taken.IsCut;
        if (coupons is null) yield break;

        foreach (var id in coupons.Ids)
        {
            yield return p => p.Coupons.Any(c => c.Hand.Coupon.Id == id && c.IsTaken);
            yield return p => p.Coupons.Any(c => c.Hand.Coupon.Id == id && c.IsCut);
        }
    }

    private bool Alone(StrategyInForce one) =>
        new Workings(lines, 0).Take(one, PaidBy.Any).Coins > 0;

    private Stacking Stack(PaidBy part) => Stacking.Of(all.Where(s =>
        !unfit.ContainsKey(s.Id)
        && (s.Rules.PaidBy is PaidBy.Any || s.Rules.PaidBy == part)));

    private StrategyTrace Trace(StrategyInForce one, Priced priced)
    {
        var told = new StrategyTrace(one.Id, one.Version, one.Name, 0);
        if (unfit.TryGetValue(one.Id, out var unfitting)) return told with { Why = unfitting };
        if (priced.Taken.TryGetValue(one.Id, out var taken))
        {
            return taken.Coins > 0
                ? told with { Coins = taken.Coins, IsCut = taken.IsCut }
                : told with { Why = WhyNot.BringsNothing };
        }
        var left = (priced.Bought > 0 ? balance.WhyLeft(one.Id) : null)
            ?? (priced.Bought < list || list == 0 ? other.WhyLeft(one.Id) : null);
        return left is { } why
            ? told with { Why = why.Why, Because = why.Because }
            : told with { Why = WhyNot.PaidInAnotherWay };
    }
}
