using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Why coupons are taken back.</summary>
public sealed record WithdrawalFacts(string? Reason);

/// <summary>How many coupons of a campaign were taken back: those not used up before.</summary>
public sealed record WithdrawnView(long Coupons);

/// <summary>
/// Takes a coupon back, or all of a campaign that are not used up: from then on they take off
/// nothing. What they were used for stays.
/// </summary>
internal sealed class WithdrawCoupon(
    KiteDb db, ShowCoupon show, Trail trail, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/coupons/{number:long}/withdrawals",
                async (
                    long number, WithdrawalFacts facts, WithdrawCoupon withdraw, Asker asker,
                    CancellationToken cancel) =>
                    (await withdraw.Run(asker, number, facts, cancel)).ToHttp())
            .Needing(May.IssueCoupons)
            .WithSummary("Takes a coupon back: from now on it takes off nothing");
        api.MapPost(
                "/coupon-campaigns/{id:guid}/withdrawals",
                async (
                    Guid id, WithdrawalFacts facts, WithdrawCoupon withdraw, Asker asker,
                    CancellationToken cancel) =>
                    (await withdraw.All(asker, id, facts, cancel)).ToHttp())
            .Needing(May.IssueCoupons)
            .WithSummary("Takes back all coupons of a campaign that are not used up");
    }

    public async Task<Result<CouponDetails>> Run(
        Asker asker, long number, WithdrawalFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.IssueCoupons)) return new NotAllowed(May.IssueCoupons);
        if (CardDesk.FaultInReason(facts.Reason) is { } unsaid) return new BadInput([unsaid]);

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var coupon = await db.Coupons.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Number == number, cancel);
        if (coupon is null) return new NoSuchCoupon($"{number}");

        // The trail first: as whoever uses coupons holds them.
        var told = new JsonObject { ["number"] = number, ["withdrawn"] = facts.Reason!.Trim() };
        await trail.Note(db, "coupon", coupon.Id, told, cancel);
        var taken = await Take(
            asker, db.Coupons.Where(c => c.Id == coupon.Id), facts.Reason!, cancel);
        if (taken == 0)
        {
            return coupon.WithdrawnAt is null
                ? new CouponIsUsed(coupon.Ending)
                : new CouponIsWithdrawn(coupon.Ending);
        }
        if (whole is not null) await whole.CommitAsync(cancel);
        return await show.Run(asker, number, cancel);
    }

    public async Task<Result<WithdrawnView>> All(
        Asker asker, Guid id, WithdrawalFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.IssueCoupons)) return new NotAllowed(May.IssueCoupons);
        if (CardDesk.FaultInReason(facts.Reason) is { } unsaid) return new BadInput([unsaid]);

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var found = await db.CampaignFor(asker, id, cancel);
        if (found.Refusal is { } no) return no;
        var campaign = found.Value;
        // Held, so that no coupon comes after those that are taken back; before the trail, as
        // whoever issues them does it.
        if (campaign.SegmentId is not null
            && await FinishCampaigns.Hold(db, id, cancel) < campaign.Coupons)
            return new CampaignIsBeingIssued(campaign.Name);

        var told = new JsonObject { ["withdrawn"] = facts.Reason!.Trim() };
        await trail.Note(db, "coupon-campaign", id, told, cancel);
        var taken = await Take(
            asker, db.Coupons.Where(c => c.CampaignId == id), facts.Reason!, cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return new WithdrawnView(taken);
    }

    private Task<int> Take(
        Asker asker, IQueryable<Coupon> coupons, string reason, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        return coupons.Where(c => c.WithdrawnAt == null && c.UsesLeft > 0).ExecuteUpdateAsync(
            set => set
                .SetProperty(c => c.WithdrawnAt, at)
                .SetProperty(c => c.WithdrawnBy, asker.Name)
                .SetProperty(c => c.WithdrawnFor, reason.Trim()),
            cancel);
    }
}
