using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// No coupon was used more often than its kind says, nor before its first day or after its last;
/// what it says of its uses is what the uses say; no kind has more coupons than its counter; and
/// whoever chance gave one in a campaign has one, and nobody else.
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
        off += await Miscounted(cancel) + await Misdrawn(cancel);
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
        // What a campaign has taken of the budget, and is still to be issued.
        var issued = await FinishCampaigns.IssuedOf(db, cancel);
        foreach (var c in await ToSegments(cancel))
        {
            there[c.KindId] = there.GetValueOrDefault(c.KindId)
                + c.Coupons - issued.GetValueOrDefault(c.Id);
        }
        return counted.Keys.Union(there.Keys).LongCount(
            k => counted.GetValueOrDefault(k) != there.GetValueOrDefault(k));
    }

    private async Task<long> Misdrawn(CancellationToken cancel)
    {
        var (coupons, draws, off) = (db.Coupons, db.CouponDraws, 0L);
        var issued = await FinishCampaigns.IssuedOf(db, cancel);
        foreach (var c in await ToSegments(cancel))
        {
            var (id, first, done) = (c.Id, c.FirstNumber, issued.GetValueOrDefault(c.Id));
            var drawn = await draws.LongCountAsync(d => d.CampaignId == id && d.Place > 0, cancel);
            var left = await draws.LongCountAsync(d => d.CampaignId == id && d.Place == 0, cancel);
            var given = await coupons.Where(k => k.CampaignId == id).Select(k => k.Number)
                .Distinct().LongCountAsync(cancel);
            var all = await coupons.LongCountAsync(
                k => k.CampaignId == id && k.Number >= first && k.Number < first + done, cancel);
            if (drawn != c.Coupons || left != c.LeftOut || given != done || all != done) off++;
        }
        return off;
    }

    private Task<List<CouponCampaign>> ToSegments(CancellationToken cancel) =>
        db.CouponCampaigns.AsNoTracking().Where(c => c.SegmentId != null).ToListAsync(cancel);
}
