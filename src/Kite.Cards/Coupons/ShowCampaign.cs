using System.Runtime.CompilerServices;
using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// What became of a campaign: on which day it was issued, what its coupons say, how many were used
/// at least once, how many were taken back before they were used up.
/// </summary>
public sealed record CampaignDetails(
    CampaignView Campaign, DateOnly Day, CouponKindView Terms, long Used, long Withdrawn);

/// <summary>
/// Shows what became of a campaign, and who got a coupon and who was left out as a file, for who
/// may know who was in the segment then.
/// </summary>
internal sealed class ShowCampaign(
    KiteDb db, CouponCampaigns campaigns, TakeList take, TimeProvider clock,
    IStringLocalizer<Texts> texts)
{
    private const int Batch = 2_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/coupon-campaigns/{id:guid}",
                async (
                    Guid id, ShowCampaign show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("A campaign of coupons and what became of it");
        api.MapGet(
                "/coupon-campaigns/{id:guid}/customers/export",
                async (
                    Guid id, Choice<SheetFormat>? format, ShowCampaign show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.Customers(asker, id, format, cancel)).ToDownload(cancel))
            .Needing(May.IssueCoupons)
            .GivesSheet()
            .WithSummary("Who got a coupon of a campaign and who was left out, as a file");
    }

    public async Task<Result<CampaignDetails>> Run(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var found = await campaigns.One(asker, id, cancel);
        if (found.Refusal is { } no) return no;

        var (campaign, kind) = found.Value;
        var coupons = db.Coupons.Where(c => c.CampaignId == id);
        return new CampaignDetails(
            campaign, (await db.BusinessAsync(cancel)).DayOf(campaign.MadeAt),
            CouponKindView.Of(kind, campaign.Coupons),
            await coupons.LongCountAsync(c => c.UsesTaken > 0, cancel),
            await coupons.LongCountAsync(c => c.WithdrawnAt != null, cancel));
    }

    public async Task<Result<Export>> Customers(
        Asker asker, Guid id, SheetFormat? format, CancellationToken cancel)
    {
        if (!asker.May(May.IssueCoupons)) return new NotAllowed(May.IssueCoupons);
        var found = await db.CampaignFor(asker, id, cancel);
        if (found.Refusal is { } no) return no;
        var campaign = found.Value;
        if (campaign.SegmentId is null) return new CampaignIsForWhoeverComes();

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        return await take.Run(
            asker, $"coupon-campaign-{campaign.FirstNumber}", format,
            [
                texts["campaign.customer"], texts["campaign.customer.name"],
                texts["campaign.side"], texts["coupon.number"], texts["coupon.state"],
                texts["campaign.used.times"],
            ],
            Rows(asker, campaign, today, cancel), cancel);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        Asker asker, CouponCampaign campaign, DateOnly today,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var (id, place, number) = (campaign.Id, -1, 0L);
        while (true)
        {
            var some = await db.CouponDraws.AsNoTracking()
                .Where(d => d.CampaignId == id
                    && (d.Place > place || (d.Place == place && d.CustomerNumber > number)))
                .OrderBy(d => d.Place).ThenBy(d => d.CustomerNumber).Take(Batch)
                .ToListAsync(cancel);
            if (some.Count == 0) yield break;
            var from = campaign.FirstNumber + some[0].Place - 1;
            var until = campaign.FirstNumber + some[^1].Place - 1;
            var coupons = await db.Coupons.AsNoTracking()
                .Where(c => c.CampaignId == id && c.Number >= from && c.Number <= until)
                .ToDictionaryAsync(c => c.Number, cancel);
            var names = await db.NamesOf(
                asker, some.ConvertAll(d => d.CustomerNumber), cancel);
            foreach (var draw in some)
            {
                var coupon = draw.Place == 0
                    ? null
                    : coupons.GetValueOrDefault(campaign.FirstNumber + draw.Place - 1);
                yield return
                [
                    draw.CustomerNumber, names.GetValueOrDefault(draw.CustomerNumber)?.Name,
                    texts[draw.Place == 0 ? "campaign.side.left-out" : "campaign.side.gets"].Value,
                    coupon?.Number,
                    coupon is null ? null : texts[$"coupon.state.{coupon.StateOn(today)}"].Value,
                    coupon?.UsesTaken,
                ];
            }
            (place, number) = (some[^1].Place, some[^1].CustomerNumber);
        }
    }
}
