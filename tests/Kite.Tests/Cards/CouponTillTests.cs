using Kite.Cards;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Coupons inside the transaction of a sale: used with it, or not at all.</summary>
[Trait("books", "both")]
public sealed class CouponTillTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_used_together_with_the_sale_and_come_back_with_it()
    {
        await using var shop = await CouponShop.Open();
        var kind = await shop.Kind(new
        {
            name = "Stacks", effect = "amount", off = CardShop.Cny(2_000), stacks = true,
        });
        string[] codes = [(await shop.Issue(kind)).Code, (await shop.Issue(kind)).Code];
        var bill = Guid.CreateVersion7();

        Assert.Equal(3_000, (await Read(shop, codes, 3_000)).OffCoins);
        var givenUp = await Sell(shop, codes, 10_000, Guid.CreateVersion7(), commits: false);
        Assert.Equal(4_000, givenUp.Value.OffCoins);
        Assert.Equal(4_000, (await Sell(shop, codes, 10_000, bill)).Value.OffCoins);
        Assert.IsType<CouponIsUsed>((await Sell(shop, codes, 10_000, bill)).Refusal);

        Assert.Equal(2, await GiveBack(shop, bill));
        Assert.Equal(0, await GiveBack(shop, bill));
        Assert.Equal(4_000, (await Read(shop, codes, 10_000)).OffCoins);
        Assert.True((await shop.Verify()).IsWell);
    }

    [Fact]
    public async Task Where_one_cannot_be_used_none_is()
    {
        await using var shop = await CouponShop.Open();
        var kind = await shop.Kind();
        string[] codes = [(await shop.Issue(kind)).Code, (await shop.Issue(kind)).Code];

        var read = await Read(shop, codes, 10_000);
        Assert.Equal([2_000, 0], read.Coupons.Select(c => c.Off.Coins));
        Assert.IsType<CouponGoesWithNoOther>(read.Coupons[1].Bars.Single());
        var sold = await Sell(shop, codes, 10_000, Guid.CreateVersion7());
        Assert.IsType<CouponGoesWithNoOther>(sold.Refusal);
        Assert.IsType<CouponsAreUnfit>(
            (await Sell(shop, [codes[0], codes[0]], 10_000, Guid.CreateVersion7())).Refusal);
        Assert.Equal(0, await shop.Shop.Books(db => db.Set<CouponUse>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Sixteen_sales_with_the_same_two_coupons_never_wait_in_a_circle()
    {
        await using var shop = await CouponShop.Open();
        var kind = await shop.Kind(new
        {
            name = "Shared", effect = "percent", basisPoints = 500, uses = 6, stacks = true,
        });
        string[] codes = [(await shop.Issue(kind)).Code, (await shop.Issue(kind)).Code];

        var sales = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Sell(
            shop, i % 2 == 0 ? codes : [codes[1], codes[0]], 10_000, Guid.CreateVersion7())));

        Assert.Equal(6, sales.Count(s => s.Refusal is null));
        Assert.All(
            sales.Where(s => s.Refusal is not null), s => Assert.IsType<CouponIsUsed>(s.Refusal));
        Assert.Equal(12, await shop.Shop.Books(db => db.Set<CouponUse>().CountAsync(Cancel)));
        Assert.True((await shop.Verify()).IsWell);
    }

    private static Task<CouponsRead> Read(CouponShop shop, string[] codes, long coins) =>
        shop.Shop.With(async (IServiceProvider services) =>
        {
            var bill = await Bill(shop, services, coins);
            var till = (CouponTill)services.GetService(typeof(CouponTill))!;
            return (await till.Read(Someone.Lin, codes, bill, Cancel)).Value;
        });

    private static Task<Result<CouponsUsed>> Sell(
        CouponShop shop, string[] codes, long coins, Guid purchase, bool commits = true) =>
        shop.Shop.With(async (IServiceProvider services) =>
        {
            var bill = await Bill(shop, services, coins);
            var (db, till) = (
                (KiteDb)services.GetService(typeof(KiteDb))!,
                (CouponTill)services.GetService(typeof(CouponTill))!);
            await using var whole = await db.Database.BeginTransactionAsync(Cancel);
            var used = await till.Use(db, Someone.Lin, codes, bill, new(purchase), Cancel);
            if (used.Refusal is null && commits) await whole.CommitAsync(Cancel);
            return used;
        });

    private static Task<int> GiveBack(CouponShop shop, Guid purchase) =>
        shop.Shop.With(async (IServiceProvider services) =>
        {
            var (db, till) = (
                (KiteDb)services.GetService(typeof(KiteDb))!,
                (CouponTill)services.GetService(typeof(CouponTill))!);
            await using var whole = await db.Database.BeginTransactionAsync(Cancel);
            var count = await till.GiveBack(db, Someone.Lin, purchase, "cold soup", Cancel);
            await whole.CommitAsync(Cancel);
            return count;
        });

    private static async Task<CouponBill> Bill(
        CouponShop shop, IServiceProvider services, long coins)
    {
        var desk = (CardDesk)services.GetService(typeof(CardDesk))!;
        Store store = (await desk.StoreOf(null, Cancel)).Value;
        return new(
            new(coins, Currency.Cny), store, store.BusinessDay.Of(shop.Shop.Clock.GetUtcNow()));
    }
}
