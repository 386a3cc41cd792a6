using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>A use of a coupon as it is shown: who brought whom stands in it.</summary>
public sealed record CouponUseView(
    long Coupon, int Number, Money Off, Money Bill, int StoreNumber, DateOnly Day,
    DateTimeOffset At, long? CustomerNumber, long? HolderNumber, string? Reference,
    Guid? Purchase, string Who)
{
    /// <summary>When it was given back, and why.</summary>
    public DateTimeOffset? GivenBackAt { get; init; }
    public string? GivenBackFor { get; init; }

    internal static CouponUseView Of(long coupon, CouponUse u, CouponReturn? back)
    {
        var money = Currency.Of(u.Currency);
        return new(
            coupon, u.Number, new(u.Coins, money), new(u.BillCoins, money), u.StoreNumber, u.Day,
            u.At, u.CustomerNumber, u.HolderNumber, u.Reference, u.PurchaseId, u.AskerName)
        {
            GivenBackAt = back?.At, GivenBackFor = back?.Reason,
        };
    }
}

/// <summary>A coupon with the terms by which it was issued, and all its uses.</summary>
public sealed record CouponDetails(
    CouponView Coupon, CouponKindView Terms, IReadOnlyList<CouponUseView> Uses);

/// <summary>The code of a coupon, as people read it.</summary>
public sealed record CouponCodeView(long Number, string Code);

/// <summary>
/// Shows a coupon with its latest uses; and its code, for who may issue coupons. The trail keeps
/// who opened which code.
/// </summary>
internal sealed class ShowCoupon(KiteDb db, CouponMint mint, Trail trail, TimeProvider clock)
{
    private const int MostUses = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/coupons/{number:long}",
                async (
                    long number, ShowCoupon show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("A coupon with its terms and its latest 200 uses; never its code");
        api.MapGet(
                "/coupons/{number:long}/code",
                async (
                    long number, ShowCoupon show, Asker asker, CancellationToken cancel) =>
                    (await show.Code(asker, number, cancel)).ToHttp())
            .Needing(May.IssueCoupons)
            .WithSummary("A coupon's code, to be told or printed again; the trail keeps who asked");
        api.MapGet("/coupons/{number:long}/code.svg", Answer)
            .Needing(May.IssueCoupons)
            .GivesFile("image/svg+xml")
            .WithSummary("A coupon's code as a QR code; the trail keeps who asked");
    }

    public async Task<Result<CouponDetails>> Run(
        Asker asker, long number, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var coupon = await Found(number, cancel);
        if (coupon is null) return new NoSuchCoupon($"{number}");

        var kind = (await db.CouponKindsOf([coupon], cancel))[(coupon.KindId, coupon.KindNumber)];
        var uses = await db.CouponUses.AsNoTracking().Where(u => u.CouponId == coupon.Id)
            .OrderByDescending(u => u.Number).Take(MostUses).ToListAsync(cancel);
        var back = await db.CouponReturns.AsNoTracking().Where(r => r.CouponId == coupon.Id)
            .OrderByDescending(r => r.Number).Take(MostUses)
            .ToDictionaryAsync(r => r.Number, cancel);
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        return new CouponDetails(
            CouponView.Of(coupon, kind, today, await db.CampaignsOf(asker, [coupon], cancel)),
            CouponKindView.Of(kind, issued: 0),
            uses.ConvertAll(u => CouponUseView.Of(
                number, u, back.GetValueOrDefault(u.Number))));
    }

    public async Task<Result<CouponCodeView>> Code(
        Asker asker, long number, CancellationToken cancel)
    {
        if (!asker.May(May.IssueCoupons)) return new NotAllowed(May.IssueCoupons);
        var coupon = await Found(number, cancel);
        if (coupon is null) return new NoSuchCoupon($"{number}");

        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        await trail.NoteOpened(db, "coupon", coupon.Id, "code", cancel);
        await whole.CommitAsync(cancel);
        return new CouponCodeView(number, CouponCode.Shown(mint.Open(coupon)));
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Answer(
        long number, ShowCoupon show, Asker asker, CancellationToken cancel)
    {
        var shown = await show.Code(asker, number, cancel);
        return shown.Refusal is { } no
            ? Http.Problem(no)
            : TypedResults.Text(Square.Of(shown.Value.Code), "image/svg+xml");
    }

    private Task<Coupon?> Found(long number, CancellationToken cancel) => db.Coupons
        .AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, cancel);
}
