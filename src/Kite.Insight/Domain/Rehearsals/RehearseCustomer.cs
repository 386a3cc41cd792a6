namespace Kite.Insight;

/// <summary>
/// Goes through one customer's receipts in the order in which they came, once with the draft and
/// once without it, so that what each guest may have at most is counted as it would be.
/// </summary>
internal sealed class RehearseCustomer
{
    private readonly RehearsalGround ground;
    private readonly Cards.RehearsedGuest guest;
    private readonly Counted with, without;
    private readonly List<RehearsedBill> bills = [];
    private readonly List<OddBill> odd = [];
    private LeftOut left = new();

    private RehearseCustomer(RehearsalGround ground, Cards.RehearsedGuest guest)
    {
        (this.ground, this.guest) = (ground, guest);
        with = new(ground.Rules.With, ground.Rules.CountsGuests);
        without = new(ground.Rules.Without, ground.Rules.CountsGuests);
    }

    /// <summary>All receipts of one customer, or a stretch of a store's unnamed ones.</summary>
    public static RehearsedCustomer Of(
        IReadOnlyList<Sales.PastReceipt> receipts, Cards.RehearsedGuest guest,
        RehearsalGround ground)
    {
        var (id, number) = (receipts[0].CustomerId, receipts[0].CustomerNumber);
        var days = new HashSet<DateOnly>();
        var net = 0L;
        var run = new RehearseCustomer(ground, guest);
        var inOrder = receipts.OrderBy(r => r.Day).ThenBy(r => r.At).ThenBy(r => r.Id).ToList();
        foreach (var receipt in inOrder)
        {
            net += receipt.NetCoins;
            if (!receipt.IsReturn) days.Add(receipt.Day);
            run.Add(receipt);
        }
        if (number > 0)
            run.odd.AddRange(OddBills.KeptAfterReturn(run.bills, inOrder, ground.Least));
        return new(id, number, days.Count, net, run.bills, run.odd, run.left);
    }

    private void Add(Sales.PastReceipt receipt)
    {
        if (receipt.IsReturn) left += new LeftOut(Returns: 1);
        else if (receipt.Currency != ground.Rules.Currency.Code)
            left += new LeftOut(OtherMoney: 1);
        else if (ground.Cart(receipt, guest.On(receipt.Day)) is { } cart) Price(receipt, cart);
        else left += new LeftOut(Nothing: 1);
    }

    private void Price(Sales.PastReceipt receipt, Cards.Cart cart)
    {
        left += new LeftOut(
            NoHour: receipt.At is null ? 1 : 0, NoLines: receipt.Lines.Count == 0 ? 1 : 0,
            PaidKnown: receipt.IsOwnBill ? 1 : 0);
        var (at, plan) = (ground.At(receipt), ground.Plan(receipt));
        var before = ground.MaySplit && cart.Lines.Count > 1 ? with.Copy() : null;
        var priced = with.Price(cart, plan, at);
        var draft = priced.Trace.First(t => t.Id == ground.Rules.Draft.Id);
        var bill = new RehearsedBill(
            receipt.Id, receipt.StoreNumber, receipt.Day, priced.ListCoins,
            Without(cart, plan, at, priced, draft), priced.OffCoins)
        {
            GivenCoins = draft.Coins,
            Why = draft.Why,
            Holding = priced.Trace.Count(t => t.Coins > 0),
        };
        bills.Add(bill);
        odd.AddRange(OddBills.At(bill, ground.DeepPercent));
        // Only an amount, or an end that was met, can be had a second time.
        if (before is not null && draft.Coins > 0
            && (draft.IsCut || ground.Rules.Draft.Rules.Effect.Kind is Cards.EffectKind.Amount)
            && Split(cart, at, plan, before) is var parts && parts > bill.OffWith)
        {
            odd.Add(new(OddCheck.SplitPays, bill, parts - bill.OffWith));
        }
    }

    // A draft that is not for this bill leaves it as it was: there is nothing to work out again.
    private long Without(
        Cards.Cart cart, Cards.TenderPlan plan, Cards.Occasion at, Cards.PricedCart priced,
        Cards.StrategyTrace draft)
    {
        if (ground.Rules.Without.Count == 0) return 0;
        return ground.OnlyAdds && !ground.Rules.CountsGuests
            && draft.Why is < Cards.WhyNot.PaidInAnotherWay
            ? priced.OffCoins
            : without.Price(cart, plan, at).OffCoins;
    }

    // What comes off where each thing is bought on a receipt of its own, one after the other.
    private static long Split(
        Cards.Cart cart, Cards.Occasion at, Cards.TenderPlan plan, Counted before)
    {
        var off = 0L;
        foreach (var line in cart.Lines)
        {
            var alone = cart with { Lines = [line] };
            // As much of it from the balance as of the whole.
            var part = plan.BalanceCoins >= cart.ListCoins
                ? plan
                : new((long)((Int128)plan.BalanceCoins * line.ListCoins / cart.ListCoins));
            off += before.Price(alone, part, at).OffCoins;
        }
        return off;
    }

    /// <summary>Strategies with what each has given this guest so far.</summary>
    private sealed class Counted(IReadOnlyList<Cards.StrategyInForce> strategies, bool counts)
    {
        private List<Cards.StrategyInForce> now = [.. strategies];

        public Counted Copy() => new(now, counts);

        public Cards.PricedCart Price(Cards.Cart cart, Cards.TenderPlan plan, Cards.Occasion at)
        {
            var priced = Cards.StrategyPricing.Price(cart, now, plan, at);
            if (counts && cart.Guest.IsKnown)
            {
                var given = priced.Trace.Where(t => t.Coins > 0)
                    .ToDictionary(t => t.Id, t => t.Coins);
                now = now.ConvertAll(one => given.TryGetValue(one.Id, out var coins)
                    ? one with { Used = More(one.Used, coins) }
                    : one);
            }
            return priced;
        }

        private static Cards.StrategyUsed More(Cards.StrategyUsed used, long coins) => used with
        {
            GuestCoins = used.GuestCoins + coins,
            GuestUses = used.GuestUses + 1,
        };
    }
}
