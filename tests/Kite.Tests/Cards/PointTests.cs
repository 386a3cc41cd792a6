using System.Net;
using System.Text;
using System.Text.Json;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>Points of a card from the rule to the statement, as programs see them (T7).</summary>
[Trait("books", "both")]
public sealed class PointTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_point_is_explained_by_rule_version_figures_and_what_gave_nothing()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await House(shop);
        await Rule(
            shop, new { name = "Feast", kind = "largeBill", points = 50, least = Cny(9_000) });
        await Rule(shop, new { name = "A year", kind = "lasting", days = 365 });

        var earned = await shop.Do(
            card, "earnings", new { amount = Cny(1_290), reference = "R 7" });

        Assert.Equal((0, 12, 12), (Long(earned, "before"), Long(earned, "points"),
            Long(earned, "after")));
        Assert.Equal("2027-11-23", earned.Word("until"));
        var steps = earned.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(["House", "Feast", "A year"], steps.Select(s => s.Word("name")));
        Assert.Equal((12, 1), (Long(steps[0], "times"), Long(steps[0], "version")));
        Assert.Equal(90, Coins(steps[0], "rest"));
        Assert.Equal("tooSmall", steps[1].Word("missed"));
        Assert.Equal(365, Long(steps[2], "days"));
        var one = await shop.Till.Ask($"/cards/{card}/points/statement/{earned.Word("id")}");
        Assert.Equal(earned.GetRawText(), one.GetRawText());
        Assert.Equal(12, Long(await shop.Till.Ask($"/cards/{card}"), "points"));
        Assert.Empty((await shop.Till.Ask($"/cards/{card}/transactions")).Items());
    }

    [Fact]
    public async Task A_statement_of_any_period_goes_from_what_was_there_to_what_is_there()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await House(shop);
        await Rule(shop, new { name = "Worth", kind = "worth", points = 10, every = Cny(100) });
        var first = await Earn(shop, card, 5_000);
        shop.Shop.Clock.Advance(TimeSpan.FromDays(10));
        await Earn(shop, card, 2_000);
        var spent = await shop.Do(card, "redemptions", new { points = 30 });
        shop.Shop.Clock.Advance(TimeSpan.FromDays(10));
        await shop.Do(
            card, "earning-refunds", new { earning = first.Word("id"), amount = Cny(1_000) });

        Assert.Equal(300, Coins(spent, "amount"));
        var period = await shop.Till.Ask(
            $"/cards/{card}/points?from=2026-11-30&to=2026-12-10");
        Assert.Equal(
            (30, 50, 40),
            (Long(period, "balance"), Long(period, "before"), Long(period, "after")));
        Assert.Equal(
            [("earning", 20), ("redemption", -30L)],
            period.GetProperty("sums").EnumerateArray()
                .Select(s => (s.Word("kind"), Long(s, "points"))));
        Assert.Equal(300, Coins(period, "worth"));
        var rows = await shop.Till.Ask(
            $"/cards/{card}/points/statement?from=2026-11-30&to=2026-12-10");
        Assert.Equal(["redemption", "earning"], rows.Words("kind"));
        var page = await shop.Till.Ask($"/cards/{card}/points/statement?limit=3");
        Assert.Equal(["clawback", "redemption", "earning"], page.Words("kind"));
        var rest = await shop.Till.Ask(
            $"/cards/{card}/points/statement?limit=3&after={page.Word("next")}");
        Assert.Equal(first.Word("id"), rest.Items().Single().Word("id"));
    }

    [Fact]
    public async Task Lines_give_points_by_product_and_by_the_category_that_the_catalogue_knows()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await shop.Till.Tell("/products", new { code = "T1", name = "Tea", category = "Drinks" });
        await Rule(shop, new
        {
            name = "Drinks", kind = "amount", points = 2, every = Cny(100),
            categories = new[] { "drinks" },
        });

        var earned = await shop.Do(card, "earnings", new
        {
            amount = Cny(1_000),
            lines = new object[]
            {
                new { product = "T1", amount = Cny(350) },
                new { product = "unknown", amount = Cny(650) },
            },
        });
        Assert.Equal(6, Long(earned, "points"));
        var back = await shop.Do(card, "earning-refunds", new
        {
            earning = earned.Word("id"), amount = Cny(100),
            lines = new object[] { new { line = 1, amount = Cny(100) } },
        });
        Assert.Equal((-2, 4), (Long(back, "points"), Long(back, "after")));
        Assert.Equal("bought-lines-do-not-add-up", await shop.Refused(
            card, "earning-refunds", new { earning = earned.Word("id"), amount = Cny(100) }));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_name()
    {
        await using var shop = await CardShop.Open();
        var (card, other) = (await shop.Card(), await shop.Card());
        await House(shop);
        var earned = await Earn(shop, card, 1_000);
        const HttpStatusCode input = HttpStatusCode.UnprocessableEntity;

        Assert.Equal("bad-input", await shop.Refused(card, "earnings", new { }, input));
        Assert.Equal(
            "bad-input", await shop.Refused(card, "earnings", new { amount = Cny(-1) }, input));
        Assert.Equal("bad-input", await shop.Refused(
            card, "earnings",
            new { amount = Cny(9), lines = new[] { new { amount = Cny(8) } } }, input));
        Assert.Equal("bad-input", await shop.Refused(card, "redemptions", new { }, input));
        Assert.Equal("bad-input", await shop.Refused(card, "earning-refunds", new { }, input));
        Assert.Equal(
            "points-are-worth-nothing",
            await shop.Refused(card, "redemptions", new { points = 1 }));
        Assert.Equal("no-such-earning", await shop.Refused(
            other, "earning-refunds", new { earning = earned.Word("id") },
            HttpStatusCode.NotFound));
        Assert.Equal("no-such-redemption", await shop.Refused(
            card, "redemption-refunds", new { redemption = earned.Word("id") },
            HttpStatusCode.NotFound));
        await shop.Till.Tell($"/cards/{card}/freezes", new { });
        Assert.Equal(
            "card-is-frozen", await shop.Refused(card, "earnings", new { amount = Cny(100) }));
        // What was bought comes back all the same.
        await shop.Do(card, "earning-refunds", new { earning = earned.Word("id") });
    }

    [Fact]
    public async Task The_statement_and_the_rules_go_along_as_files()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        await House(shop);
        await Earn(shop, card, 1_290);

        var statement = await shop.Till.GetStringAsync(
            $"/api/v1/cards/{card}/points/statement/export", Cancel);
        var rules = await shop.Till.GetStringAsync("/api/v1/point-rules/export", Cancel);

        Assert.Contains("12 × 1 = 12", statement);
        Assert.Contains("House, version 1", statement);
        Assert.Contains("By amount or product", rules);
    }

    [Fact]
    public async Task Only_who_may_move_value_moves_points_and_only_who_may_design_makes_rules()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        var reader = await shop.Shop.Client("cards:read");

        Assert.Equal(0, Long(await reader.Ask($"/cards/{card}/points"), "balance"));
        using var earned = await shop.Send(card, "earnings", new { amount = Cny(1) }, by: reader);
        Assert.Equal(HttpStatusCode.Forbidden, earned.StatusCode);
        using var made = await reader.PostAsync(
            "/api/v1/point-rules", new StringContent("{}", Encoding.UTF8, "application/json"),
            Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, made.StatusCode);
    }

    private static Task<JsonElement> House(CardShop shop) => Rule(
        shop, new { name = "House", kind = "amount", points = 1, every = Cny(100) });

    private static Task<JsonElement> Rule(CardShop shop, object rule) =>
        shop.Till.Tell("/point-rules", rule);

    private static Task<JsonElement> Earn(CardShop shop, long card, long amount) =>
        shop.Do(card, "earnings", new { amount = Cny(amount) });

    private static long Long(JsonElement item, string field) =>
        item.GetProperty(field).GetInt64();
}
