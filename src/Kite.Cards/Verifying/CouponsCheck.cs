using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// No coupon was used more often than its kind says, nor before its first day or after its last;
/// what it says of its uses is what the uses say; and no kind has more coupons than its counter.
/// </summary>
internal sealed class CouponsCheck(KiteDb db) : ICheck
{
    public async Task<Finding> Run(CancellationToken cancel)
    {
        var (coupons, uses, back) = (db.Coupons, db.CouponUses, db.CouponReturns);
        var kinds = db.CouponKinds;
        var count = await coupons.LongCountAsync(cancel);
        var off = await coupons.LongCountAsync(
            c => uses.Count(u => u.CouponId == c.Id) != c.UsesTaken
                || kinds.Where(k => k.Id == c.KindId && k.Number == c.KindNumber)
                    .Sum(k => k.Uses) - uses.Count(u => u.CouponId == c.Id)
                    + back.Count(r => r.CouponId == c.Id) != c.UsesLeft
                || c.UsesLeft < 0,
            cancel);
        off += await uses.LongCountAsync(
            u => !coupons.Any(c => c.Id == u.CouponId && c.KindId == u.KindId
                    && c.FirstDay <= u.Day && (c.LastDay == null || c.LastDay >= u.Day)
                    && u.Number >= 1 && u.Number <= c.UsesTaken)
                || u.Coins <= 0 || u.Coins > u.BillCoins,
            cancel);
        off += await back.LongCountAsync(
            r => !uses.Any(u => u.CouponId == r.CouponId && u.Number == r.Number), cancel);
        off += await db.CouponEarnings.LongCountAsync(
            e => !coupons.Any(c => c.Id == e.CouponId && c.RuleId == e.RuleId
                && c.PurchaseId == e.PurchaseId),
            cancel);
        off += await Miscounted(cancel);
        return new(
            "coupons", off == 0,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["coupons"] = count.ToString("N0", CultureInfo.CurrentCulture),
                ["off"] = off.ToString("N0", CultureInfo.CurrentCulture),
            });
    }

    private async Task<long> Miscounted(CancellationToken cancel)
    {
        var counted = await CouponMint.IssuedOf(db, cancel);
        var there = await db.Coupons.GroupBy(c => c.KindId)
            .Select(g => new { g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return counted.Keys.Union(there.Keys).LongCount(
            k => counted.GetValueOrDefault(k) != there.GetValueOrDefault(k));
    }
}
