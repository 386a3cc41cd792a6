using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// A bill as a till tells it: what it comes to before coupons, where and on which business day, and
/// the number of the customer where they are known.
/// </summary>
public sealed record CouponBill(Money Amount, Store Store, DateOnly Day, long? Customer = null);

/// <summary>Finds coupons by their codes, and says what they are worth for a bill.</summary>
internal sealed class CouponDesk(KiteDb db, CouponMint mint, GuessGate gate)
{
    /// <summary>The keys of these codes; what was mistyped is told before anything is asked.
    /// </summary>
    public Result<List<Guid>> Keys(IReadOnlyList<string?> codes)
    {
        var keys = new List<Guid>();
        foreach (var typed in codes)
        {
            var code = CouponCode.Read(typed);
            if (code.Refusal is { } mistyped) return mistyped;
            keys.Add(mint.IdOf(code.Value));
        }
        return keys.Count is 0 or > CouponTill.MostCoupons || keys.Distinct().Count() < keys.Count
            ? new CouponsAreUnfit(CouponTill.MostCoupons)
            : keys;
    }

    /// <summary>The coupons of these codes; a code that there is not is counted as a guess.
    /// </summary>
    public async Task<Result<List<Coupon>>> Find(
        Asker asker, IReadOnlyList<string?> codes, CancellationToken cancel)
    {
        if (await gate.Stops(asker, cancel) is { } waits) return waits;
        var keys = Keys(codes);
        if (keys.Refusal is { } mistyped) return mistyped;

        var found = await Read(db, keys.Value, cancel);
        if (found.Count == keys.Value.Count) return found;
        await gate.Count(asker, cancel);
        var lost = keys.Value.FindIndex(k => found.All(c => c.Id != k));
        return new NoSuchCoupon(CouponCode.Shown(CouponCode.Read(codes[lost]).Value));
    }

    public static Task<List<Coupon>> Read(
        KiteDb db, List<Guid> keys, CancellationToken cancel) => db.Coupons.AsNoTracking()
            .Where(c => EF.Parameter(keys).Contains(c.Id)).ToListAsync(cancel);

    /// <summary>What they are worth together for a bill of this customer.</summary>
    public static async Task<IReadOnlyList<CouponWorth>> Reckon(
        KiteDb db, List<Coupon> coupons, CouponBill bill, Guid? customer,
        CancellationToken cancel) =>
        (await Show(db, coupons, bill, customer, cancel)).Of(bill.Amount.Coins);

    /// <summary>The same, before it is known what the bill comes to.</summary>
    public static async Task<CouponsShown> Show(
        KiteDb db, List<Coupon> coupons, CouponBill bill, Guid? customer,
        CancellationToken cancel)
    {
        var kinds = await db.CouponKindsOf(coupons, cancel);
        var hands = new List<CouponInHand>();
        foreach (var coupon in coupons)
        {
            var kind = kinds[(coupon.KindId, coupon.KindNumber)];
            var used = kind.UsesEach > 0 && customer is { } who
                ? await UsedBy(db, who, kind.Id, cancel)
                : 0;
            hands.Add(new(coupon, kind, used));
        }
        return new(
            hands,
            new(
                bill.Amount.Coins, bill.Amount.Currency.Code, bill.Store.Number, bill.Day,
                customer));
    }

    private static Task<int> UsedBy(
        KiteDb db, Guid customer, Guid kind, CancellationToken cancel)
    {
        var back = db.CouponReturns;
        return db.CouponUses.CountAsync(
            u => u.CustomerId == customer && u.KindId == kind
                && !back.Any(r => r.CouponId == u.CouponId && r.Number == u.Number),
            cancel);
    }
}
