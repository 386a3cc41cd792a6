using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Cards;
using Kite.Tests.Insight.Segments;
using Microsoft.EntityFrameworkCore;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>Coupons to the customers of a segment, but for those whom chance leaves out.</summary>
[Trait("books", "both")]
public sealed class SegmentCampaignTests
{
    private const string Route = "/api/v1/coupon-campaigns";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_customer_of_a_segment_gets_one_but_for_those_whom_chance_leaves_out()
    {
        await using var shop = await CouponShop.Open();
        var segment = await Athens(shop, 60);
        var kind = await shop.Kind(Named());

        var size = await shop.Till.Ask($"/coupon-campaigns/size?segment={segment}"
            + "&holdOutPercent=30");
        Assert.Equal(60, size.Number("coupons") + size.Number("leftOut"));
        Assert.InRange(size.Number("leftOut"), 1, 59);
        var facts = new
        {
            name = "Spring", kindId = kind, segment, holdOutPercent = 30, id = size.Word("id"),
        };
        var made = await shop.Till.Tell("/coupon-campaigns", facts);
        Assert.Equal(
            (size.Word("id"), size.Number("coupons"), size.Number("leftOut"), "Athens"),
            (made.Word("id"), made.Number("coupons"), made.Number("leftOut"),
                made.Word("segmentName")));

        var draws = await shop.Shop.Books(db => db.Set<CouponDraw>().ToListAsync(Cancel));
        Assert.Equal(60, draws.Select(d => d.CustomerNumber).Distinct().Count());
        var coupons = await Coupons(shop);
        Assert.Equal(
            draws.Where(d => d.Place > 0).Select(d => d.CustomerNumber).Order(),
            coupons.Select(c => c.CustomerNumber!.Value).Order());
        Assert.True((await shop.Verify()).IsWell);

        // Nobody joins who comes into the segment later; one who got it can use it.
        await Guest(shop, "Late");
        var codes = await shop.Till.GetStringAsync($"{Route}/{made.Word("id")}/codes", Cancel);
        var first = codes.Split("\r\n")[1].Split(',');
        var holder = coupons.Single(c => c.Number == Number(first[0]));
        Assert.Equal(holder.CustomerNumber, Number(first[3]));
        Assert.Equal("2000", await shop.Use(first[1], 10_000, holder.CustomerNumber));

        var told = await shop.Till.Ask($"/coupon-campaigns/{made.Word("id")}");
        Assert.Equal(
            (1, 0, made.Number("coupons")),
            (told.Number("used"), told.Number("withdrawn"),
                told.GetProperty("campaign").Number("issued")));
        var file = await shop.Till.GetStringAsync(
            $"{Route}/{made.Word("id")}/customers/export", Cancel);
        var lines = file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.Equal(60, lines.Length);
        Assert.Equal(
            made.Number("leftOut"),
            lines.Count(l => l.Contains(",left out,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Asked_for_twice_it_is_issued_once()
    {
        await using var shop = await CouponShop.Open();
        var facts = new
        {
            name = "Spring", kindId = await shop.Kind(), segment = await Athens(shop, 12),
            id = Guid.CreateVersion7(),
        };
        var first = await Send(shop, facts, "key");
        var again = await Send(shop, facts, "key");
        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(
            "id: campaign-is-issued", await Refused(shop.Till, facts));
        Assert.Equal(
            "name: campaign-name-is-taken",
            await Refused(shop.Till, new { facts.name, facts.kindId, facts.segment }));

        Assert.Equal(first.Number("coupons"), (await Coupons(shop)).Count);
        Assert.Equal(12, await shop.Shop.Books(db => db.Set<CouponDraw>().CountAsync(Cancel)));
        Assert.True((await shop.Verify()).IsWell);
    }

    [Fact]
    public async Task Four_who_ask_at_once_under_one_key_issue_it_once()
    {
        await using var shop = await CouponShop.Open();
        var facts = new
        {
            name = "Spring", kindId = await shop.Kind(), segment = await Athens(shop, 20),
            id = Guid.CreateVersion7(), holdOutPercent = 0,
        };
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var answer = await shop.Till.PostAsJsonAsync(Route, facts, Cancel);
            return answer.StatusCode;
        }));

        var coupons = await Coupons(shop);
        Assert.Equal(20, coupons.Count);
        Assert.Equal(20, coupons.Select(c => c.CustomerId).Distinct().Count());
        Assert.True((await shop.Verify()).IsWell);
    }

    [Fact]
    public async Task Who_has_objected_is_neither_given_one_nor_counted_and_merged_are_one()
    {
        await using var shop = await CouponShop.Open();
        var guests = await Guests(shop, 6);
        var segment = await Segment(shop, live: false);
        await Objects(shop, guests[0]);
        await shop.Till.Tell(
            $"/customers/{guests[1].Word("id")}/merges", new { other = guests[2].Word("id") });

        var made = await shop.Till.Tell(
            "/coupon-campaigns",
            new { name = "All", kindId = await shop.Kind(), segment, holdOutPercent = 0 });

        Assert.Equal(
            (4, 0, 1),
            (made.Number("coupons"), made.Number("leftOut"), made.Number("objecting")));
        Assert.Equal(
            new[] { 1, 3, 4, 5 }.Select(i => guests[i].Number()),
            (await Coupons(shop)).Select(c => c.CustomerNumber!.Value).Order());
        Assert.True((await shop.Verify()).IsWell);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_at_its_field_and_changes_nothing()
    {
        await using var shop = await CouponShop.Open();
        var segment = await Athens(shop, 3);
        var kind = await shop.Kind();
        var nobody = (await shop.Till.Segment("None", Guestbook.Rule("city", "is", "Oz")))
            .Word("id");
        var few = await shop.Kind(new
        {
            name = "Few", effect = "amount", off = Cny(100), budget = 2,
        });
        foreach (var (facts, wanted) in new (object, string)[]
        {
            (new { name = "A", kindId = kind, segment = Guid.CreateVersion7() },
                "segment: no-such-campaign-segment"),
            (new { name = "A", kindId = kind, segment, holdOutPercent = 51 },
                "holdOutPercent: out-of-range"),
            (new { name = "A", kindId = kind, segment, holdOutPercent = -1 },
                "holdOutPercent: out-of-range"),
            (new { name = "A", kindId = kind, segment, coupons = 3 },
                "coupons: each-gets-one-coupon"),
            (new { name = "A", kindId = kind, coupons = 3, holdOutPercent = 10 },
                "holdOutPercent: only-of-a-segment"),
            (new { name = "A", kindId = kind, coupons = 3, id = Guid.CreateVersion7() },
                "id: only-of-a-segment"),
            (new { name = "A", kindId = kind, segment = nobody },
                "segment: nobody-gets-a-coupon"),
            (new { name = "A", kindId = kind, segment, id = Guid.Empty },
                "id: no-such-campaign"),
            (new { name = "A", kindId = few, segment, holdOutPercent = 0 },
                "kindId: coupon-budget-is-spent"),
            (new { name = "A", kindId = Guid.CreateVersion7(), segment },
                "kindId: no-such-coupon-kind"),
            (new { name = "", kindId = kind, segment }, "name: name-is-missing"),
        })
        {
            Assert.Equal(wanted, await Refused(shop.Till, facts));
        }
        Assert.Equal(0, await shop.Shop.Books(db => db.Set<CouponDraw>().CountAsync(Cancel)));
        Assert.Empty((await shop.Till.Ask("/coupon-campaigns")).Items());
        Assert.Empty(await Coupons(shop));
    }

    [Fact]
    public async Task Who_may_not_see_the_segment_may_not_write_to_it_nor_learn_of_it()
    {
        await using var shop = await CouponShop.Open();
        var segment = await Athens(shop, 5);
        var kind = await shop.Kind();
        var blind = await shop.Shop.Client("cards:read coupons:write export:read");
        var facts = new { name = "A", kindId = kind, segment, holdOutPercent = 0 };
        Assert.Equal("segment: not-allowed", await Refused(blind, facts));

        // What single customers bought is not for who may not see purchases.
        await shop.Till.Bought(
            (int)(await shop.Customer("Buyer")), "2026-11-20", 4_000);
        var bought = (await shop.Till.Segment(
            "Buyers", Guestbook.Rule("figure.visits", "atLeast", "1"))).Word("id");
        var origin = """{"ofProducts":true}""";
        await shop.Shop.Books(db => db.Database.ExecuteSqlAsync(
            $"UPDATE segments SET origin = {origin}", Cancel));
        var unseeing = await shop.Shop.Client(
            "cards:read coupons:write insight:read customers:read");
        Assert.Equal(
            "segment: not-allowed",
            await Refused(unseeing, new { name = "B", kindId = kind, segment = bought }));

        var made = await shop.Till.Tell("/coupon-campaigns", facts);
        Assert.Empty((await blind.Ask("/coupon-campaigns")).Items());
        using var file = await blind.GetAsync(
            $"{Route}/{made.Word("id")}/customers/export", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, file.StatusCode);
        var shown = Assert.Single((await shop.Till.Ask("/coupon-campaigns")).Items());
        Assert.Equal("Athens", shown.Word("segmentName"));
    }

    [Fact]
    public async Task What_was_drawn_stays()
    {
        await using var shop = await CouponShop.Open();
        await shop.Till.Tell(
            "/coupon-campaigns",
            new { name = "A", kindId = await shop.Kind(), segment = await Athens(shop, 3) });

        foreach (var deed in new[]
        {
            "UPDATE coupon_draws SET place = 0", "DELETE FROM coupon_draws",
        })
        {
            await using var outside = shop.Shop.OpenBooks();
            await Assert.ThrowsAnyAsync<DbException>(() =>
                outside.Database.ExecuteSqlRawAsync(deed, Cancel));
        }
        Assert.Equal(3, await shop.Shop.Books(db => db.Set<CouponDraw>().CountAsync(Cancel)));
    }

    internal static object Named() => new
    {
        name = "Yours", effect = "amount", off = Cny(2_000), uses = 1, isNamed = true,
    };

    internal static async Task<string> Athens(CouponShop shop, int guests)
    {
        await Guests(shop, guests);
        return await Segment(shop, live: true);
    }

    internal static Task<List<Coupon>> Coupons(CouponShop shop) =>
        shop.Shop.Books(db => db.Set<Coupon>().AsNoTracking().ToListAsync(Cancel));

    internal static async Task Objects(CouponShop shop, JsonElement guest)
    {
        using var noted = await shop.Till.PutAsJsonAsync(
            $"/api/v1/customers/{guest.Word("id")}/scoring-opt-out",
            new { words = "at the till" }, Cancel);
        noted.EnsureSuccessStatusCode();
    }

    internal static async Task<List<JsonElement>> Guests(CouponShop shop, int count)
    {
        var guests = new List<JsonElement>();
        for (var i = 1; i <= count; i++) guests.Add(await Guest(shop, $"Guest {i}"));
        return guests;
    }

    private static long Number(string written) =>
        long.Parse(written, CultureInfo.InvariantCulture);

    private static Task<JsonElement> Guest(CouponShop shop, string name) =>
        shop.Till.Tell("/customers", new { name, city = "Athens" });

    internal static async Task<string> Segment(CouponShop shop, bool live) =>
        (await shop.Till.Segment("Athens", Guestbook.Rule("city", "is", "Athens"), live))
        .Word("id")!;

    internal static async Task<JsonElement> Send(CouponShop shop, object facts, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Route)
        {
            Content = JsonContent.Create(facts),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await shop.Till.SendAsync(request, Cancel);
        return await Read(answer, HttpStatusCode.Created);
    }

    private static async Task<string> Refused(HttpClient client, object facts)
    {
        using var answer = await client.PostAsJsonAsync(Route, facts, Cancel);
        var told = await Read(answer, HttpStatusCode.UnprocessableEntity);
        return string.Join(' ', told.GetProperty("fields").EnumerateObject().Select(
            f => $"{f.Name}: {f.Value[0].Word("code")}"));
    }
}
