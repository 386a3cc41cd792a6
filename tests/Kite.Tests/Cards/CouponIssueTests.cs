using System.Net;
using System.Net.Http.Json;
using Kite.Cards;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;
using static Kite.Tests.CouponShop;

namespace Kite.Tests;

/// <summary>Coupons by the thousand and by rule; in lists and files; many tills at once.
/// </summary>
[Trait("books", "both")]
public sealed class CouponIssueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_campaign_is_issued_whole_with_codes_of_its_own()
    {
        await using var shop = await CouponShop.Open();
        var kind = await shop.Kind();
        var made = await shop.Till.Tell(
            "/coupon-campaigns", new { name = "Flyers", kindId = kind, coupons = 12_000 });
        var id = made.Word("id");

        var csv = await shop.Till.GetStringAsync(
            $"/api/v1/coupon-campaigns/{id}/codes?format=csv", Cancel);
        var codes = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(line => line.Split(',')[1]).ToList();
        Assert.Equal(12_000, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Null(CouponCode.Read(code).Refusal));
        Assert.Equal("2000", await shop.Use(codes[^1], 10_000));
        Assert.True((await shop.Verify()).IsWell);

        using var twice = await shop.Till.PostAsJsonAsync(
            "/api/v1/coupon-campaigns", new { name = "Flyers", kindId = kind, coupons = 1 },
            Cancel);
        await Read(twice, HttpStatusCode.UnprocessableEntity);
        using var tooMany = await shop.Till.PostAsJsonAsync(
            "/api/v1/coupon-campaigns", new { name = "More", kindId = kind, coupons = 100_001 },
            Cancel);
        await Read(tooMany, HttpStatusCode.UnprocessableEntity);

        var back = await shop.Till.Tell(
            $"/coupon-campaigns/{id}/withdrawals", new { reason = "a misprint" });
        Assert.Equal(11_999, back.Number("coupons"));
        Assert.Equal("coupon-is-withdrawn", await shop.Use(codes[0], 10_000));
    }

    [Fact]
    public async Task Lists_are_narrowed_ordered_paged_and_taken_along()
    {
        await using var shop = await CouponShop.Open();
        var lin = await shop.Customer("Lin");
        var short_ = await shop.Kind(new
        {
            name = "Short", effect = "amount", off = Cny(100), days = 1,
        });
        var ever = await shop.Kind();
        var numbers = new List<long>();
        foreach (var kind in new[] { ever, short_, ever, short_, ever })
            numbers.Add((await shop.Issue(kind, kind == ever ? lin : null)).Number);

        foreach (var (order, wanted) in new[]
        {
            ("number", new[] { 0, 1, 2, 3, 4 }), ("number-down", [4, 3, 2, 1, 0]),
            ("last", [1, 3, 0, 2, 4]), ("last-down", [4, 2, 0, 3, 1]),
        })
        {
            var (seen, after) = (new List<long>(), "");
            do
            {
                var page = await shop.Till.Ask($"/coupons?order={order}&limit=2&after={after}");
                seen.AddRange(page.Items().Select(c => c.Number()));
                after = page.Word("next");
            }
            while (after is not null);
            Assert.Equal(wanted, seen.Select(n => numbers.IndexOf(n)));
        }
        Assert.Equal(3, (await shop.Till.Ask($"/coupons?customer={lin}")).Items().Count());
        Assert.Equal(2, (await shop.Till.Ask($"/coupons?kind={short_}")).Items().Count());
        Assert.Single((await shop.Till.Ask($"/coupons?find={numbers[1]}")).Items());
        shop.Shop.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(2, (await shop.Till.Ask("/coupons?state=runOut")).Items().Count());
        Assert.Equal(3, (await shop.Till.Ask("/coupons?state=issued")).Items().Count());
        var csv = await shop.Till.GetStringAsync(
            $"/api/v1/coupons/export?kind={short_}&format=csv", Cancel);
        Assert.Equal(3, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Sixteen_tills_at_once_use_a_coupon_as_often_as_it_can_be()
    {
        await using var shop = await CouponShop.Open();
        var (_, once) = await shop.Issue(await shop.Kind());
        var (_, thrice) = await shop.Issue(await shop.Kind(Twenty("Thrice", uses: 3)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            shop.Use(i % 2 == 0 ? once : thrice, 10_000)));
        var again = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            shop.Use(thrice, 10_000, key: "the same")));

        Assert.Equal(4, answers.Count(a => a == "2000"));
        Assert.Equal(12, answers.Count(a => a == "coupon-is-used"));
        Assert.All(again, a => Assert.Equal("coupon-is-used", a));
        Assert.Equal(4, await shop.Shop.Books(db => db.Set<CouponUse>().CountAsync(Cancel)));
        Assert.True((await shop.Verify()).IsWell);
    }

    [Fact]
    public async Task One_key_at_four_tills_at_once_is_one_use()
    {
        await using var shop = await CouponShop.Open();
        var (_, code) = await shop.Issue(await shop.Kind());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            shop.Use(code, 10_000, key: "the same")));

        Assert.All(answers, a => Assert.Equal("2000", a));
        Assert.Equal(1, await shop.Shop.Books(db => db.Set<CouponUse>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Who_spends_enough_is_given_a_coupon_once_for_each_purchase()
    {
        await using var shop = await CouponShop.Open();
        var kind = await shop.Kind(new
        {
            name = "Hundred", effect = "amount", off = Cny(10_000), days = 30,
        });
        await shop.Till.Tell(
            "/coupon-rules",
            new { name = "Spend 100", least = Cny(10_000), kindId = kind, mostEach = 2 });
        var lin = await shop.Customer("Lin");
        var bill = Guid.CreateVersion7();

        Assert.Empty(await Earn(shop, Guid.CreateVersion7(), 9_999, lin));
        var first = Assert.Single(await Earn(shop, bill, 10_000, lin));
        var again = Assert.Single(await Earn(shop, bill, 10_000, lin));
        Assert.Equal((first.Code, true), (again.Code, again.IsReplay));
        Assert.Single(await Earn(shop, Guid.CreateVersion7(), 20_000, lin));
        Assert.Empty(await Earn(shop, Guid.CreateVersion7(), 20_000, lin));
        Assert.Empty(await Earn(shop, Guid.CreateVersion7(), 20_000, null));

        var shown = (await shop.Till.Ask($"/coupons/{first.Number}")).GetProperty("coupon");
        Assert.Equal(("rule", $"{bill}"), (shown.Word("origin"), shown.Word("purchase")));
        Assert.Equal(lin, shown.Number("customerNumber"));
        Assert.Equal("10000", await shop.Use(first.Code, 12_000, lin));
        Assert.True((await shop.Verify()).IsWell);
    }

    [Fact]
    public async Task A_friend_who_comes_with_a_coupon_was_brought_by_its_holder()
    {
        await using var shop = await CouponShop.Open();
        var (old, lin) = (await shop.Customer("Old"), await shop.Customer("Lin"));
        var kind = await shop.Kind(Twenty(uses: 5));
        shop.Shop.Clock.Advance(TimeSpan.FromHours(1));
        var (number, code) = await shop.Issue(kind, lin);
        shop.Shop.Clock.Advance(TimeSpan.FromHours(1));
        var friend = await shop.Customer("Friend");

        foreach (var guest in new[] { old, friend, lin })
            Assert.Equal("2000", await shop.Use(code, 10_000, guest));

        Assert.Equal(lin, (await Brought(shop, friend))!.Value);
        Assert.Null(await Brought(shop, old));
        Assert.Null(await Brought(shop, lin));
        var uses = (await shop.Till.Ask($"/coupons/{number}")).GetProperty("uses");
        Assert.Equal(
            [(lin, lin), (friend, lin), (old, lin)],
            uses.EnumerateArray().Select(
                u => (u.Number("customerNumber"), u.Number("holderNumber"))));
    }

    [Fact]
    public async Task They_follow_a_customer_into_another_record_and_back()
    {
        await using var shop = await CouponShop.Open();
        var (lin, linn) = (await shop.Till.Customer("Lin"), await shop.Till.Customer("Linn"));
        var kind = await shop.Kind(new
        {
            name = "Named", effect = "amount", off = Cny(500), isNamed = true, uses = 2,
        });
        var (number, code) = await shop.Issue(kind, linn.Number());
        await shop.Use(code, 1_000, linn.Number());

        var merge = await shop.Till.Tell(
            $"/customers/{lin.Word("id")}/merges", new { other = linn.Word("id") });
        Assert.Equal(lin.Number(), await Holder(shop, number));
        Assert.Equal("500", await shop.Use(code, 1_000, linn.Number()));
        Assert.Equal(
            [lin.Number(), lin.Number()], (await shop.Till.Ask($"/coupons/{number}"))
                .GetProperty("uses").EnumerateArray().Select(u => u.Number("customerNumber")));
        await shop.Till.Tell($"/merges/{merge.Word("id")}/undos", new { });
        Assert.Equal(linn.Number(), await Holder(shop, number));
        Assert.True((await shop.Verify()).IsWell);
    }

    private static async Task<long> Holder(CouponShop shop, long number) =>
        (await shop.Till.Ask($"/coupons/{number}")).GetProperty("coupon")
            .Number("customerNumber");

    private static async Task<long?> Brought(CouponShop shop, long customer)
    {
        var id = (await shop.Till.Ask($"/customers/{customer}")).Word("id");
        var by = (await shop.Till.Ask($"/customers/{id}/referrals")).GetProperty("broughtBy");
        return by.ValueKind is System.Text.Json.JsonValueKind.Null
            ? null
            : by.Number("referrerNumber");
    }

    private static Task<IReadOnlyList<CouponEarned>> Earn(
        CouponShop shop, Guid purchase, long coins, long? customer) =>
        shop.Shop.With(async (IServiceProvider services) =>
        {
            var db = (KiteDb)services.GetService(typeof(KiteDb))!;
            var earned = (CouponsEarned)services.GetService(typeof(CouponsEarned))!;
            var desk = (CardDesk)services.GetService(typeof(CardDesk))!;
            var store = (await desk.StoreOf(null, Cancel)).Value;
            var at = shop.Shop.Clock.GetUtcNow();
            await using var whole = await db.Database.BeginTransactionAsync(Cancel);
            var given = await earned.Run(
                db, Someone.Lin,
                new(
                    purchase, new(coins, Currency.Cny), store, store.BusinessDay.Of(at), at,
                    customer),
                Cancel);
            await whole.CommitAsync(Cancel);
            return given;
        });
}
