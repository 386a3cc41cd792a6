using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// Takes a list of coupons along as a file, without their codes; or the codes of a campaign, for
/// who may issue coupons. The trail keeps who took which.
/// </summary>
internal sealed class ExportCoupons(
    KiteDb db, ListCoupons list, CouponMint mint, TakeList take, IStringLocalizer<Texts> texts)
{
    private const int Batch = 2_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/coupons/export",
                async (
                    [AsParameters] CouponQuestion question, Choice<SheetFormat>? format,
                    ExportCoupons export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("A list of coupons as a file, without codes: format csv or xlsx");
        api.MapGet(
                "/coupon-campaigns/{id:guid}/codes",
                async (
                    Guid id, Choice<SheetFormat>? format, ExportCoupons export, Asker asker,
                    CancellationToken cancel) =>
                    (await export.Codes(asker, id, format, cancel)).ToDownload(cancel))
            .Needing(May.IssueCoupons)
            .GivesSheet()
            .WithSummary("The codes of a campaign as a file: format csv or xlsx");
    }

    public async Task<Result<Export>> Run(
        Asker asker, CouponQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "coupons", format,
            [
                texts["coupon.number"], texts["coupon.ending"], texts["coupon.kind"],
                texts["coupon.state"], texts["coupon.customer"], texts["coupon.first"],
                texts["coupon.last"], texts["coupon.left"], texts["coupon.issued"],
                texts["coupon.by"],
            ],
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    public async Task<Result<Export>> Codes(
        Asker asker, Guid id, SheetFormat? format, CancellationToken cancel)
    {
        if (!asker.May(May.IssueCoupons)) return new NotAllowed(May.IssueCoupons);
        var found = await db.CampaignFor(asker, id, cancel);
        if (found.Refusal is { } no) return no;

        return await take.Run(
            asker, $"coupon-codes-{found.Value.FirstNumber}", format,
            [
                texts["coupon.number"], texts["coupon.code"], texts["coupon.last"],
                texts["coupon.customer"],
            ],
            CodesOf(found.Value, cancel), cancel);
    }

    private IReadOnlyList<object?> Row(CouponView c) =>
    [
        c.Number, c.Ending, c.Kind, texts[$"coupon.state.{c.State}"].Value,
        c.CustomerNumber, c.FirstDay, c.LastDay, c.UsesLeft, c.IssuedAt, c.IssuedBy,
    ];

    // What was withdrawn is no use to anyone, so it does not go along.
    private async IAsyncEnumerable<IReadOnlyList<object?>> CodesOf(
        CouponCampaign campaign, [EnumeratorCancellation] CancellationToken cancel)
    {
        var after = 0L;
        while (true)
        {
            var some = await db.Coupons.AsNoTracking()
                .Where(c => c.CampaignId == campaign.Id && c.Number > after
                    && c.WithdrawnAt == null)
                .OrderBy(c => c.Number).Take(Batch).ToListAsync(cancel);
            foreach (var c in some)
            {
                yield return
                [
                    c.Number, CouponCode.Shown(mint.Open(c)), c.LastDay, c.CustomerNumber,
                ];
            }
            if (some.Count < Batch) yield break;
            after = some[^1].Number;
        }
    }
}
