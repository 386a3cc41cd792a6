namespace Kite.Cards;

/// <summary>A bill as coupons see it: what it comes to, where, when, and for whom.</summary>
internal sealed record BillSeen(
    long Coins, string Currency, int Store, DateOnly Day, Guid? Customer);

/// <summary>A coupon with the terms of its kind, and how often this customer used such.</summary>
internal sealed record CouponInHand(Coupon Coupon, CouponKind Kind, int UsedByCustomer);

/// <summary>What a coupon takes off a bill; or every reason why it takes off nothing.</summary>
internal sealed record CouponWorth(
    CouponInHand Hand, long Coins, IReadOnlyList<Refusal> Bars)
{
    public bool IsTaken => Bars.Count == 0;

    /// <summary>It would have taken off more, were there no end set to it.</summary>
    public bool IsCut => IsTaken && Coins > 0 && Coins == Hand.Kind.MostCoins;
}

/// <summary>
/// Coupons that are shown for a bill, before it is known what the bill comes to.
/// </summary>
public sealed class CouponsShown
{
    private readonly IReadOnlyList<CouponInHand> hands;
    private readonly BillSeen bill;

    internal CouponsShown(IReadOnlyList<CouponInHand> hands, BillSeen bill) =>
        (this.hands, this.bill) = (hands, bill);

    internal IEnumerable<Guid> Ids => hands.Select(h => h.Coupon.Id);

    /// <summary>What they take off so much.</summary>
    internal IReadOnlyList<CouponWorth> Of(long coins) =>
        CouponReckoning.Of(hands, bill with { Coins = coins });
}

/// <summary>
/// Says what coupons are worth for a bill. Parts of the bill go before fixed amounts, each is taken
/// of what the others left; one that goes with no other stands alone, where that is worth more.
/// </summary>
internal static class CouponReckoning
{
    /// <summary>In the order in which they take off; those that cannot be used come last.
    /// </summary>
    public static IReadOnlyList<CouponWorth> Of(
        IEnumerable<CouponInHand> coupons, BillSeen bill)
    {
        var looked = coupons.OrderBy(c => c.Kind.Effect is CouponEffect.Amount)
            .ThenBy(c => c.Coupon.Id)
            .Select(c => new CouponWorth(c, 0, [.. Bars(c, bill)])).ToList();
        var barred = looked.FindAll(w => !w.IsTaken);
        var fit = Enough(looked.FindAll(w => w.IsTaken), barred);

        var together = Together(fit.FindAll(w => w.Hand.Kind.Stacks), bill.Coins);
        var alone = fit.Where(w => !w.Hand.Kind.Stacks)
            .Select(w => w with { Coins = w.Hand.Kind.Off(bill.Coins) })
            .OrderByDescending(w => w.Coins).ThenBy(w => w.Hand.Coupon.Id).FirstOrDefault();
        var taken = alone is not null && alone.Coins >= together.Sum(w => w.Coins)
            ? [alone]
            : together;
        var named = taken.ConvertAll(w => w.Hand);
        barred.AddRange(fit.Where(w => !named.Contains(w.Hand))
            .Select(w => w with { Bars = [new CouponGoesWithNoOther(w.Hand.Coupon.Ending)] }));
        return
        [
            .. taken.Select(w => w.Coins > 0
                ? w
                : w with { Bars = [new NothingToTakeOff(w.Hand.Coupon.Ending)] }),
            .. barred,
        ];
    }

    // A customer's own end counts the other coupons of the same bill, too.
    private static List<CouponWorth> Enough(List<CouponWorth> fit, List<CouponWorth> barred)
    {
        var kept = new List<CouponWorth>();
        foreach (var one in fit)
        {
            var kind = one.Hand.Kind;
            var before = one.Hand.UsedByCustomer
                + kept.Count(w => w.Hand.Kind.Id == kind.Id);
            if (kind.UsesEach == 0 || before < kind.UsesEach) kept.Add(one);
            else barred.Add(one with { Bars = [new CouponIsUsedOftenEnough(kind.UsesEach)] });
        }
        return kept;
    }

    private static List<CouponWorth> Together(List<CouponWorth> fit, long coins)
    {
        var left = coins;
        var taken = new List<CouponWorth>();
        foreach (var one in fit)
        {
            var off = one.Hand.Kind.Off(left);
            taken.Add(one with { Coins = off });
            left -= off;
        }
        return taken;
    }

    // Every reason, the one that a till says first.
    private static IEnumerable<Refusal> Bars(CouponInHand hand, BillSeen bill)
    {
        var (coupon, kind) = (hand.Coupon, hand.Kind);
        if (coupon.WithdrawnAt is not null) yield return new CouponIsWithdrawn(coupon.Ending);
        if (coupon.UsesLeft == 0) yield return new CouponIsUsed(coupon.Ending);
        if (bill.Day < coupon.FirstDay)
            yield return new CouponHasNotBegun(coupon.Ending, coupon.FirstDay);
        if (coupon.LastDay is { } last && last < bill.Day)
            yield return new CouponHasRunOut(coupon.Ending, last);
        if (!kind.IsIn(bill.Store)) yield return new CouponIsNotForStore(coupon.Ending);
        if (kind.IsNamed && bill.Customer is null)
            yield return new CouponNeedsItsHolder(coupon.Ending);
        if (kind.IsNamed && bill.Customer is { } who && who != coupon.CustomerId)
            yield return new CouponIsSomeoneElses(coupon.Ending);
        if (kind.UsesEach > 0 && bill.Customer is null)
            yield return new CouponNeedsCustomer(coupon.Ending);
        if (bill.Currency != kind.Currency)
            yield return new CouponIsInAnotherCurrency(bill.Currency, kind.Currency);
        else if (bill.Coins < kind.LeastCoins)
            yield return new BillIsTooSmallForCoupon(new(kind.LeastCoins, kind.Money));
    }
}
