using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>Many coupons that were issued at once, as they are shown.</summary>
public sealed record CampaignView(
    Guid Id, string Name, Guid KindId, string Kind, int Coupons, long FirstNumber, string MadeBy,
    DateTimeOffset MadeAt)
{
    /// <summary>How many are issued so far.</summary>
    public int Issued { get; init; }

    /// <summary>The segment to whose customers it went, as it was called then.</summary>
    public Guid? Segment { get; init; }
    public string? SegmentName { get; init; }
    public int? HoldOutPercent { get; init; }
    public int? LeftOut { get; init; }

    /// <summary>How many of the segment were not drawn, because they had objected.</summary>
    public int? Objecting { get; init; }

    internal static CampaignView Of(CouponCampaign c, string kind, int issued)
    {
        var isDrawn = c.SegmentId is not null;
        return new(
            c.Id, c.Name, c.KindId, kind, c.Coupons, c.FirstNumber, c.MadeBy, c.MadeAt)
        {
            Issued = isDrawn ? issued : c.Coupons,
            Segment = c.SegmentId,
            SegmentName = c.SegmentName,
            HoldOutPercent = isDrawn ? c.HoldOutPercent : null,
            LeftOut = isDrawn ? c.LeftOut : null,
            Objecting = isDrawn ? c.Objecting : null,
        };
    }
}

/// <summary>
/// The campaigns of coupons, but for those to segments that were hidden from the asker.
/// </summary>
internal sealed class CouponCampaigns(
    KiteDb db, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/coupon-campaigns",
                async (CouponCampaigns all, Asker asker, CancellationToken cancel) =>
                    (await all.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("Lists the campaigns of coupons, the newest first");
        api.MapGet(
                "/coupon-campaigns/export",
                async (
                    Choice<SheetFormat>? format, CouponCampaigns all, Asker asker,
                    CancellationToken cancel) =>
                    (await all.Export(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The campaigns of coupons as a file: format csv or xlsx");
    }

    public async Task<Result<Page<CampaignView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);

        var kinds = (await db.CouponKinds.AsNoTracking().ToListAsync(cancel))
            .ToDictionary(k => (k.Id, k.Number), k => k.Name);
        var all = await db.CouponCampaigns.AsNoTracking()
            .OrderByDescending(c => c.FirstNumber).ToListAsync(cancel);
        var issued = await FinishCampaigns.IssuedOf(db, cancel);
        return new Page<CampaignView>(
            [
                .. all.Where(c => c.Barred(asker) is null).Select(c => CampaignView.Of(
                    c, kinds[(c.KindId, c.KindNumber)], issued.GetValueOrDefault(c.Id))),
            ],
            Next: null);
    }

    /// <summary>One of them, with the version of the kind by which it was issued.</summary>
    public async Task<Result<(CampaignView Campaign, CouponKind Kind)>> One(
        Asker asker, Guid id, CancellationToken cancel)
    {
        var found = await db.CampaignFor(asker, id, cancel);
        if (found.Refusal is { } no) return no;

        var campaign = found.Value;
        var kind = await db.CouponKinds.AsNoTracking().SingleAsync(
            k => k.Id == campaign.KindId && k.Number == campaign.KindNumber, cancel);
        var issued = await FinishCampaigns.IssuedOf(db, id, cancel);
        return (CampaignView.Of(campaign, kind.Name, issued), kind);
    }

    public async Task<Result<Export>> Export(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var all = await Run(asker, cancel);
        if (all.Refusal is { } no) return no;

        return await take.Run(
            asker, "coupon-campaigns", format, all.Value.Items,
            [
                (texts["campaign.name"], c => c.Name),
                (texts["coupon.kind"], c => c.Kind),
                (texts["campaign.segment"], c => c.SegmentName),
                (texts["campaign.coupons"], c => c.Coupons),
                (texts["campaign.left-out"], c => c.LeftOut),
                (texts["campaign.made"], c => c.MadeAt),
                (texts["campaign.by"], c => c.MadeBy),
            ],
            cancel);
    }
}
