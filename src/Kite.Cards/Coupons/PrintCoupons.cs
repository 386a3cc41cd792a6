using System.Text.Json.Nodes;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>A coupon as it is printed: its code, and the same as a square to be scanned.</summary>
internal sealed record PrintedCoupon(long Number, string Code, string Square, DateOnly? LastDay);

/// <summary>A sheet of a campaign's coupons, and where the next one begins.</summary>
internal sealed record CouponSheet(
    CampaignView Campaign, CouponKindView Terms, IReadOnlyList<PrintedCoupon> Coupons,
    long? Next);

/// <summary>Prints a campaign's coupons, a sheet at a time; the trail keeps who did.</summary>
internal sealed class PrintCoupons(
    KiteDb db, CouponCampaigns campaigns, CouponMint mint, Trail trail)
{
    public const int OnSheet = 60;

    public async Task<Result<CouponSheet>> Run(
        Asker asker, Guid id, long? from, CancellationToken cancel)
    {
        if (!asker.May(May.IssueCoupons)) return new NotAllowed(May.IssueCoupons);
        var found = await campaigns.One(asker, id, cancel);
        if (found.Refusal is { } no) return no;
        var (campaign, kind) = found.Value;

        var begin = from ?? 0;
        var read = await db.Coupons.AsNoTracking()
            .Where(c => c.CampaignId == id && c.Number >= begin && c.WithdrawnAt == null)
            .OrderBy(c => c.Number).Take(OnSheet + 1).ToListAsync(cancel);
        var printed = read.Take(OnSheet).Select(Printed).ToList();
        if (printed.Count > 0) await Note(asker, id, printed, cancel);
        return new CouponSheet(
            campaign, CouponKindView.Of(kind, campaign.Coupons), printed,
            read.Count > OnSheet ? read[OnSheet].Number : null);
    }

    private PrintedCoupon Printed(Coupon coupon)
    {
        var code = mint.Open(coupon);
        return new(coupon.Number, CouponCode.Shown(code), Square.Of(code), coupon.LastDay);
    }

    private async Task Note(
        Asker asker, Guid id, List<PrintedCoupon> printed, CancellationToken cancel)
    {
        var facts = new JsonObject
        {
            ["printed"] = printed.Count, ["number"] = printed[0].Number,
        };
        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        await trail.Note(db, "coupon-campaign", id, facts, cancel);
        await whole.CommitAsync(cancel);
    }
}
