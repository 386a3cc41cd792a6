using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Of which segment, how many per cent are to be left out, and under which key the campaign will
/// be issued: with the same key the draw is the same.
/// </summary>
public sealed record CampaignSizeQuestion
{
    public Guid? Segment { get; init; }
    public int? HoldOutPercent { get; init; }
    public Guid? Id { get; init; }
}

/// <summary>
/// How large a campaign would be as of now. <c>id</c> is the key under which it is drawn just so;
/// <c>objecting</c> are those of the segment who are not drawn because they have objected.
/// </summary>
public sealed record CampaignSize(Guid Id, int Coupons, int LeftOut, int Objecting);

/// <summary>
/// Issues a coupon each to the customers of a segment, but for those whom chance leaves out. Who
/// is on which side is written down first; then the coupons are issued.
/// </summary>
internal sealed class IssueToSegment(
    KiteDb db, EligibleCustomers eligible, FinishCampaigns finish, TimeProvider clock)
{
    public const int UsualPercent = 10;
    private const int Batch = 5_000;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/coupon-campaigns/size",
                async (
                    [AsParameters] CampaignSizeQuestion question, IssueToSegment issue,
                    Asker asker, CancellationToken cancel) =>
                    (await issue.Size(asker, question, cancel)).ToHttp())
            .Needing(May.IssueCoupons)
            .WithSummary("How many customers of a segment would get a coupon, and be left out");

    public async Task<Result<CampaignSize>> Size(
        Asker asker, CampaignSizeQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.IssueCoupons)) return new NotAllowed(May.IssueCoupons);
        if (Fault(question.HoldOutPercent) is { } far) return new BadInput([far]);
        if (question.Segment is not { } segment)
            return new BadInput("segment", new NoSuchCampaignSegment(""));
        var whom = await eligible.Of(asker, segment, cancel);
        if (whom.Refusal is { } no) return no;

        var id = question.Id is { } given && given != Guid.Empty ? given : Guid.CreateVersion7();
        var draws = CouponDraw.Of(
            id, question.HoldOutPercent ?? UsualPercent, whom.Value.Customers);
        var leftOut = draws.Count(d => d.Place == 0);
        return new CampaignSize(id, draws.Count - leftOut, leftOut, whom.Value.Objecting);
    }

    /// <summary>What is wrong with the share that is to be left out.</summary>
    public static Fault? Fault(int? percent) =>
        percent is < 0 or > ComparisonGroup.MostPercent
            ? new("holdOutPercent", new OutOfRange(0, ComparisonGroup.MostPercent))
            : null;

    /// <summary>
    /// The campaign with its coupons. Under a key that it had before it goes on where it was left;
    /// what is issued is not issued again.
    /// </summary>
    public async Task<Result<CouponCampaign>> Run(
        Asker asker, CampaignFacts facts, CampaignKey? claim, CouponKind kind, Store store,
        CancellationToken cancel)
    {
        var id = facts.Id ?? Guid.CreateVersion7();
        if (id == Guid.Empty) return new BadInput("id", new NoSuchCampaign($"{id}"));
        var whom = await eligible.Of(asker, facts.Segment!.Value, cancel);
        if (whom.Refusal is { } no) return no;
        if (await Before(asker, id, facts, claim, store, cancel) is { } begun) return begun;

        var draws = CouponDraw.Of(id, facts.HoldOutPercent ?? UsualPercent, whom.Value.Customers);
        var leftOut = draws.Count(d => d.Place == 0);
        if (draws.Count == leftOut) return new BadInput("segment", new NobodyGetsACoupon());
        if (draws.Count - leftOut > CouponCampaign.MostCoupons)
            return new BadInput("segment", new TooManyForCampaign(CouponCampaign.MostCoupons));
        var campaign = new CouponCampaign
        {
            Id = id,
            Name = facts.Name!.Trim(),
            KindId = kind.Id,
            KindNumber = kind.Number,
            Coupons = draws.Count - leftOut,
            StoreNumber = store.Number,
            SegmentId = facts.Segment,
            SegmentName = whom.Value.Segment,
            SegmentNeeds = string.Join('\n', whom.Value.Needs.Order(StringComparer.Ordinal)),
            HoldOutPercent = facts.HoldOutPercent ?? UsualPercent,
            LeftOut = leftOut,
            Objecting = whom.Value.Objecting,
            MadeBy = asker.Name,
            MadeAt = clock.GetUtcNow(),
        };
        // Each five thousand have a transaction of their own: nobody is held to the end.
        await using (var whole = await db.For(asker).Database.BeginTransactionAsync(cancel))
        {
            var written = await Write(campaign, claim, kind, store, draws, cancel);
            if (written.Refusal is not null) return written;
            campaign = written.Value;
            db.Add(campaign);
            await db.SaveChangesAsync(cancel);
            await whole.CommitAsync(cancel);
        }
        await finish.Run(campaign, cancel);
        return campaign;
    }

    private async Task<Result<CouponCampaign>?> Before(
        Asker asker, Guid id, CampaignFacts facts, CampaignKey? claim, Store store,
        CancellationToken cancel)
    {
        var there = await db.CouponCampaigns.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (there is null) return null;
        if (there.Barred(asker) is { } barred) return barred;
        var issued = await FinishCampaigns.IssuedOf(db, id, cancel);
        if (issued >= there.Coupons || there.SegmentId != facts.Segment
            || there.KindId != facts.KindId || there.Name != facts.Name!.Trim()
            || there.HoldOutPercent != (facts.HoldOutPercent ?? UsualPercent)
            || there.StoreNumber != store.Number)
            return new BadInput("id", new CampaignIsIssued(there.Name));

        if (claim is not null)
        {
            await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
            if (!await db.Claim(claim with { CampaignId = id }, cancel))
                return new KeyWasUsedForAnother(claim.Key);
            await whole.CommitAsync(cancel);
        }
        await finish.Run(there, cancel);
        return there;
    }

    private async Task<Result<CouponCampaign>> Write(
        CouponCampaign campaign, CampaignKey? claim, CouponKind kind, Store store,
        List<CouponDraw> draws, CancellationToken cancel)
    {
        if (claim is not null && !await db.Claim(claim with { CampaignId = campaign.Id }, cancel))
            return new KeyWasUsedForAnother(claim.Key);
        // Two who ask under one key come one after the other; the second finds the first's.
        await FinishCampaigns.Hold(db, campaign.Id, cancel);
        if (await db.CouponCampaigns.AnyAsync(c => c.Id == campaign.Id, cancel))
            return new BadInput("id", new CampaignIsIssued(campaign.Name));
        // Before the budget is held: who earns a coupon at a till need not wait for that.
        foreach (var some in draws.Chunk(Batch)) await BulkWriter.Write(db, some, cancel);
        var day = store.BusinessDay.Of(campaign.MadeAt);
        var taken = await CouponMint.Take(db, kind, campaign.Coupons, day, cancel);
        if (taken.Refusal is { } no) return new BadInput("kindId", no);
        if (await db.CouponCampaigns.AnyAsync(c => c.Name == campaign.Name, cancel))
            return new BadInput("name", new CampaignNameIsTaken(campaign.Name));

        return campaign with { FirstNumber = taken.Value.Number };
    }
}
