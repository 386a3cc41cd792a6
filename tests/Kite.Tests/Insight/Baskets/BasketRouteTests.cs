using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests.Insight.Baskets;

/// <summary>Baskets, leanings and suggestions over HTTP (A7).</summary>
[Trait("books", "both")]
public sealed class BasketRouteTests
{
    private const string Year = "from=2025-11-21&to=2026-11-23";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_pair_opens_its_receipts_and_its_customers()
    {
        await using var shop = await BasketShop.Open();
        var owner = await shop.Client();
        var view = await owner.Ask($"/insight/baskets?{Year}");
        var plain = new PlainBaskets(BasketShop.Sales());

        Assert.Equal(1440, view.Number("receipts"));
        var pair = view.Items().Single(p =>
            p.GetProperty("a").Word("key") == "CAKE" && p.GetProperty("b").Word("key") == "TEA");
        Assert.Equal("Green tea", pair.GetProperty("b").Word("name"));
        Assert.True(pair.GetProperty("sure").GetBoolean());
        Assert.Contains(
            $"CAKE TEA {pair.Number("receipts")} of {pair.Number("receiptsA")} and "
            + $"{pair.Number("receiptsB")} in 1440",
            plain.Pairs(5));

        var receipts = new List<JsonElement>();
        for (string? after = ""; after is not null;)
        {
            var page = await owner.Ask("/insight/baskets/receipts?product=TEA&with=CAKE&"
                + $"{Year}&limit=200&after={after}");
            receipts.AddRange(page.Items());
            after = page.Word("next");
        }
        Assert.Equal(
            pair.Number("receipts"), receipts.Select(r => r.Word("id")).Distinct().Count());
        Assert.All(receipts, r => Assert.Contains(
            "CAKE", r.GetProperty("lines").EnumerateArray().Select(l => l.Word("product"))));
        var customers = await owner.Ask($"/insight/customers?product=TEA&with=CAKE&{Year}");
        Assert.Equal(
            receipts.Select(r => r.Number("customerNumber")).Distinct().Count(),
            customers.Number("customers"));
    }

    [Fact]
    public async Task Pairs_come_page_by_page_in_order_and_as_a_file()
    {
        await using var shop = await BasketShop.Open();
        var owner = await shop.Client();
        var whole = await owner.Ask(
            $"/insight/baskets?{Year}&unsure=true&order=receipts-down&limit=200");
        var met = new List<string>();
        for (string? after = ""; after is not null;)
        {
            var page = await owner.Ask(
                $"/insight/baskets?{Year}&unsure=true&order=receipts-down&limit=7&after={after}");
            met.AddRange(page.Items().Select(Named));
            after = page.Word("next");
        }
        Assert.Equal(whole.Items().Select(Named), met);
        Assert.Equal(
            whole.Items().Select(p => p.Number("receipts")).OrderDescending(),
            whole.Items().Select(p => p.Number("receipts")));
        var file = await owner.GetStringAsync(
            $"/api/v1/insight/baskets/export?{Year}&unsure=true", Cancel);
        Assert.Equal(met.Count + 1, file.Trim().Split('\n').Length);
        var found = await owner.Ask($"/insight/baskets?{Year}&unsure=true&find=green");
        Assert.All(found.Items(), p => Assert.Contains("TEA", Named(p), StringComparison.Ordinal));
        var categories = await owner.Ask($"/insight/baskets?{Year}&level=category&unsure=true");
        Assert.Contains("Drinks+Sweets", categories.Items().Select(Named));
    }

    [Theory]
    [InlineData("quarter"), InlineData("abc"), InlineData("segment")]
    public async Task Each_leaning_opens_as_many_customers_as_it_says(string by)
    {
        await using var shop = await BasketShop.Open();
        var owner = await shop.Client();
        var even = await owner.Tell("/segments", new
        {
            name = "Pots", of = new { product = "POT", from = "2025-11-21", to = "2026-11-23" },
        });
        var view = await owner.Ask($"/insight/affinity?by={by}&{Year}&unsure=true&limit=200");

        Assert.Equal(240, view.Number("customers"));
        Assert.NotEmpty(view.Items());
        foreach (var leaning in view.Items())
        {
            var list = await owner.Ask(
                $"/insight/customers?{by}={leaning.Word("group")}&{Year}"
                + $"&product={leaning.GetProperty("thing").Word("key")}");
            Assert.Equal(leaning.Number("buyers"), list.Number("customers"));
        }
        if (by != "segment") return;
        var pots = view.Items().Single(l => l.GetProperty("thing").Word("key") == "TEA");
        Assert.Equal(even.Word("id"), pots.Word("group"));
        Assert.Equal(200, pots.GetProperty("index").GetDouble(), 6);
        Assert.True(pots.GetProperty("sure").GetBoolean());
    }

    [Fact]
    public async Task Ages_are_for_those_alone_who_may_see_birthdays()
    {
        await using var shop = await BasketShop.Open();
        var analyst = await shop.Client(Role.Analyst);
        var owner = await shop.Client();
        foreach (var route in new[] { "affinity?by=age", "customers?age=30-39" })
        {
            var refused = await analyst.GetAsync("/api/v1/insight/" + route, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            await owner.Ask("/insight/" + route);
        }
        var kept = await owner.PostAsJsonAsync(
            "/api/v1/segments", new { name = "Thirties", of = new { age = "30-39" } }, Cancel);
        Assert.Contains(
            "ages-are-not-kept", await kept.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_is_suggested_what_guests_like_them_bought()
    {
        await using var shop = await BasketShop.Open();
        var owner = await shop.Client();
        var all = await owner.Ask("/insight/recommendations");
        Assert.Equal("better", all.GetProperty("trial").Word("verdict"));
        Assert.Equal("taste", all.Word("by"));
        Assert.DoesNotContain("OLD", all.Items().Select(p => p.GetProperty("product").Word("key")));

        // Guest 4 drinks tea and has no pot yet.
        var told = await owner.Ask("/insight/customers/4/recommendations");
        var first = told.Items().First();
        Assert.Equal("POT", first.GetProperty("product").Word("key"));
        Assert.Matches("^bought by [0-9]+ of [0-9]+ who also bought ", first.Word("why"));
        var keys = told.Items().Select(p => p.GetProperty("product").Word("key")).ToList();
        Assert.DoesNotContain("MILL", keys);
        Assert.DoesNotContain("OLD", keys);
    }

    [Fact]
    public async Task Whom_a_product_fits_becomes_a_segment_without_those_who_do_not_want_it()
    {
        await using var shop = await BasketShop.Open();
        var owner = await shop.Client();
        var before = await owner.Ask($"/insight/customers?fits=POT&{Year}&limit=200");
        Assert.All(before.Items(), c => Assert.Equal(0, c.Number() % 2));
        Assert.All(before.Items(), c => Assert.True(c.Number() % 5 >= 3));
        var fits = before.Items().Select(c => c.GetProperty("fit").GetDouble()).ToList();
        Assert.Equal(fits.OrderDescending(), fits);

        var one = before.Items().First().Number();
        await owner.PutAsJsonAsync(
            $"/api/v1/customers/{await Likely.LikelyRouteTests.IdOf(shop, one)}/scoring-opt-out",
            new { words = "by phone" }, Cancel);
        var after = await owner.Ask($"/insight/customers?fits=POT&{Year}&limit=200");
        Assert.Equal(before.Number("customers") - 1, after.Number("customers"));
        Assert.DoesNotContain(one, after.Items().Select(c => c.Number()));
        var self = await owner.Ask($"/insight/customers/{one}/recommendations");
        Assert.True(self.GetProperty("optedOut").GetBoolean());
        Assert.Empty(self.Items());

        var kept = await owner.Tell("/segments", new
        {
            name = "Wants a pot", of = new { fits = "POT", from = "2025-11-21" },
        });
        Assert.Equal(after.Number("customers"), kept.Number("customers"));
        var file = await owner.GetStringAsync(
            $"/api/v1/insight/customers.csv?fits=POT&{Year}", Cancel);
        Assert.Equal(after.Number("customers") + 1, file.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task What_nobody_has_bought_yet_fits_those_who_buy_its_category()
    {
        await using var shop = await BasketShop.Open();
        var owner = await shop.Client();
        var list = await owner.Ask($"/insight/customers?fits=NEW&{Year}&limit=200");

        // Ten guests bought cake and the old jam; all others but one sweet thing.
        Assert.Equal(10, list.Number("customers"));
        Assert.All(list.Items(), c => Assert.Equal(
            "bought 2 products of Sweets", c.Word("reason")));
    }

    [Theory]
    [InlineData("baskets?least=1", "least", "out-of-range")]
    [InlineData("baskets?order=joy", "order", "no-such-order")]
    [InlineData("baskets?store=77", "store", "no-such-store")]
    [InlineData("baskets?from=2026-03-02&to=2026-03-01", "to", "period-ends-before-it-begins")]
    [InlineData("baskets?after=x", "after", "no-such-cursor")]
    [InlineData("baskets/receipts", "product", "no-such-thing")]
    [InlineData("baskets/receipts?product=TEA&with=X", "with", "no-such-thing")]
    [InlineData("affinity?group=Z", "group", "no-such-group")]
    [InlineData("affinity?limit=0", "limit", "out-of-range")]
    [InlineData("customers?fits=X", "fits", "no-such-thing")]
    [InlineData("customers?fits=OLD", "fits", "product-is-not-sold")]
    [InlineData("customers?abc=D", "abc", "no-such-group")]
    [InlineData("recommendations?order=joy", "order", "no-such-order")]
    public async Task What_cannot_be_asked_is_refused_at_its_field(
        string query, string field, string code)
    {
        await using var shop = await BasketShop.Open();
        var owner = await shop.Client();
        var answer = await owner.GetAsync("/api/v1/insight/" + query, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(code, body.GetProperty("fields").GetProperty(field)[0].Word("code"));
    }

    [Fact]
    public async Task A_cashier_sees_none_of_it_and_nobody_is_no_customer()
    {
        await using var shop = await BasketShop.Open();
        var cashier = await shop.Client(Role.Cashier);
        foreach (var route in new[]
        {
            "baskets", "baskets/export", "baskets/receipts?product=TEA", "affinity",
            "affinity/export", "recommendations", "customers/1/recommendations",
        })
        {
            var answer = await cashier.GetAsync("/api/v1/insight/" + route, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        var owner = await shop.Client();
        var lost = await owner.GetAsync(
            "/api/v1/insight/customers/9999/recommendations", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, lost.StatusCode);
    }

    private static string Named(JsonElement pair) =>
        pair.GetProperty("a").Word("key") + "+" + pair.GetProperty("b").Word("key");

    [Fact]
    public async Task Who_may_not_see_purchases_learns_them_by_no_segment_either()
    {
        await using var shop = await BasketShop.Open();
        var owner = await shop.Client();
        var few = await shop.Client(string.Join(' ', May.ReadInsight, May.ReadCustomers));
        var drinkers = (await owner.Tell(
            "/segments", new { name = "Pots", of = new { product = "POT" } })).Word("id");
        var within = (await owner.Tell(
            "/segments", new { name = "Of those", of = new { segment = drinkers } })).Word("id");
        var open = (await owner.Tell(
            "/segments", new { name = "All", of = new { } })).Word("id");

        foreach (var at in new[]
        {
            $"segments/{drinkers}/members", $"segments/{within}/members",
            $"insight/baskets?segment={open}", "insight/customers?product=POT",
        })
        {
            using var barred = await few.GetAsync($"/api/v1/{at}", Cancel);
            Assert.Equal((at, HttpStatusCode.Forbidden), (at, barred.StatusCode));
        }
        Assert.Equal(["All"], (await few.Ask("/segments")).Words("name"));
    }
}
