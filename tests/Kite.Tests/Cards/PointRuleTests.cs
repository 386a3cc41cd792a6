using System.Net;
using System.Text;
using System.Text.Json;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>Rules of points: what they must say, and that what held stays (T7).</summary>
[Trait("books", "both")]
public sealed class PointRuleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_version_that_held_is_never_changed_and_the_next_holds_from_its_day()
    {
        await using var shop = await CardShop.Open();
        var card = await shop.Card();
        var rule = await House(shop);
        var old = await Earn(shop, card, 1_000);
        await shop.Till.Tell(
            $"/point-rules/{rule.Word("id")}/versions",
            new
            {
                name = "House", kind = "amount", points = 3, every = Cny(100),
                firstDay = "2026-12-01",
            });

        Assert.Equal(10, Long(await Earn(shop, card, 1_000), "points"));
        shop.Shop.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(30, Long(await Earn(shop, card, 1_000), "points"));
        var back = await shop.Do(card, "earning-refunds", new { earning = old.Word("id") });
        Assert.Equal(-10, Long(back, "points"));
        Assert.Equal(1, Long(back.GetProperty("steps")[0], "version"));

        await shop.Till.Tell(
            $"/point-rules/{rule.Word("id")}/versions",
            new { name = "House", points = 3, every = Cny(100), isOff = true });
        Assert.Equal(0, Long(await Earn(shop, card, 1_000), "points"));
        var shown = (await shop.Till.Ask("/point-rules")).Items().Single();
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("now").ValueKind);
        Assert.Equal(
            [2L, 3, 1],
            shown.GetProperty("versions").EnumerateArray().Select(v => Long(v, "version"))
                .OrderByDescending(v => v == 2).ThenByDescending(v => v));
        var past = await Post(shop, $"/point-rules/{rule.Word("id")}/versions", new
        {
            name = "House", points = 1, every = Cny(100), firstDay = "2026-11-01",
        });
        Assert.Equal("rule-of-the-past-stays", Fault(past, "firstDay"));
    }

    [Theory]
    [InlineData("""{"kind":"amount","points":1,"every":{"amount":100,"currency":"CNY"}}""", "name")]
    [InlineData("""{"name":"x"}""", "kind")]
    [InlineData("""{"name":"x","kind":"amount","points":1}""", "every")]
    [InlineData(
        """{"name":"x","kind":"amount","points":0,"every":{"amount":100,"currency":"CNY"}}""",
        "points")]
    [InlineData(
        """{"name":"x","kind":"amount","points":1,"every":{"amount":0,"currency":"CNY"}}""",
        "every")]
    [InlineData(
        """{"name":"x","kind":"amount","points":1,"every":{"amount":1,"currency":"EUR"}}""",
        "every")]
    [InlineData("""{"name":"x","kind":"largeBill","points":1}""", "least")]
    [InlineData("""{"name":"x","kind":"visits","points":1}""", "visits")]
    [InlineData("""{"name":"x","kind":"multiplier","percent":100}""", "percent")]
    [InlineData("""{"name":"x","kind":"lasting","days":0}""", "days")]
    [InlineData("""{"name":"x","kind":"lasting","days":9,"weekdays":[8]}""", "weekdays")]
    [InlineData("""{"name":"x","kind":"lasting","days":9,"products":["TEA"]}""", "products")]
    [InlineData(
        """
        {"name":"x","kind":"lasting","days":9,
            "cardKinds":["01890000-0000-7000-8000-000000000000"]}
        """,
        "cardKinds")]
    [InlineData("""{"name":"x","kind":"lasting","days":9,"lastDay":"2026-01-01"}""", "lastDay")]
    public async Task A_rule_that_says_too_little_or_too_much_names_the_field(
        string rule, string field)
    {
        await using var shop = await CardShop.Open();
        using var answer = await shop.Till.PostAsync(
            "/api/v1/point-rules", new StringContent(rule, Encoding.UTF8, "application/json"),
            Cancel);

        var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.True(problem.GetProperty("fields").TryGetProperty(field, out _), $"{problem}");
    }

    private static Task<JsonElement> House(CardShop shop) => Rule(
        shop, new { name = "House", kind = "amount", points = 1, every = Cny(100) });

    private static Task<JsonElement> Rule(CardShop shop, object rule) =>
        shop.Till.Tell("/point-rules", rule);

    private static Task<JsonElement> Earn(CardShop shop, long card, long amount) =>
        shop.Do(card, "earnings", new { amount = Cny(amount) });

    private static async Task<JsonElement> Post(CardShop shop, string path, object body)
    {
        using var answer = await shop.Till.PostAsync(
            "/api/v1" + path,
            new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
            Cancel);
        return await Read(answer, HttpStatusCode.UnprocessableEntity);
    }

    private static string? Fault(JsonElement problem, string field) =>
        problem.GetProperty("fields").GetProperty(field)[0].Word("code");

    private static long Long(JsonElement item, string field) =>
        item.GetProperty(field).GetInt64();
}
