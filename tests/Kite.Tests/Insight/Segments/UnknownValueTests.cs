using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Kite.Tests.Insight.Segments.Guestbook;

namespace Kite.Tests.Insight.Segments;

/// <summary>A value of a rule that nobody knows any more names nobody, and says so.</summary>
[Trait("books", "both")]
public sealed class UnknownValueTests
{
    // The clock of the shop says 2026-11-23.
    private static readonly Sale[] Roll =
    [
        Sale.With(1, new(2026, 11, 20), "CAKE", back: false),
        Sale.With(2, new(2026, 11, 20), "TEA", back: false),
        Sale.With(3, new(2026, 11, 20), "JAM", back: false),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_renamed_category_names_nobody_and_the_rest_of_its_rule_holds()
    {
        await using var shop = await FilledShop.With(Roll);
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "One" });
        var sweets = await owner.Tell("/product-categories", new { name = "Sweets" });
        await owner.Tell("/products", new { code = "CAKE", name = "Cake", category = "Sweets" });
        await owner.Tell("/products", new { code = "TEA", name = "Tea", category = "Drinks" });
        var bought = Rule("bought.category", "is", "Sweets");
        var jam = Rule("bought.product", "is", "JAM");
        var either = await owner.Segment("Either", new { any = new[] { bought, jam } });
        var both = await owner.Segment("Both", new { all = new[] { bought, jam } });
        var not = await owner.Segment("Not", new { none = new[] { bought } });
        var two = await owner.Segment("Two", Rule("bought.category", "is", "Sweets", "Drinks"));
        Assert.Equal("1 3 |  | 2 3 | 1 2", await Said(owner, either, both, not, two));
        Assert.Empty(Unknown(await owner.Ask($"/segments/{either.Word("id")}")));

        using var renamed = await owner.PatchAsJsonAsync(
            $"/api/v1/product-categories/{sweets.Word("id")}", new { name = "Cakes" }, Cancel);
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);

        Assert.Equal("3 |  | 1 2 3 | 2", await Said(owner, either, both, not, two));
        var shown = await owner.Ask($"/segments/{either.Word("id")}");
        Assert.False(shown.GetProperty("isBroken").GetBoolean());
        Assert.Equal(["rule.any[0] Sweets"], Unknown(shown));
        Assert.Contains(
            "“Sweets” (not known any more)", shown.Word("sentence"), StringComparison.Ordinal);
        Assert.Equal(["rule Sweets"], Unknown(await owner.Ask($"/segments/{two.Word("id")}")));

        // Nobody asks for it anew; and whoever changes the rule takes it out.
        using var again = await owner.PostAsJsonAsync(
            "/api/v1/segments", new { name = "Again", rule = bought }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        using var mended = await SegmentReachTests.Change(
            owner, either, new { rule = new { any = new[] { jam } } });
        Assert.Empty(Unknown(await mended.Content.ReadFromJsonAsync<JsonElement>(Cancel)));
    }

    [Fact]
    public async Task A_tag_that_nobody_bears_and_a_word_that_is_gone_are_told()
    {
        await using var shop = await Guestbook.Open();
        var owner = await shop.Client();
        var field = await owner.Tell("/custom-fields", new
        {
            key = "colour", name = "Colour", kind = "choice", choices = new[] { "red", "blue" },
        });
        var often = Rule("figure.visits", "atLeast", "2");
        var regulars = await owner.Segment(
            "Regulars", new { any = new[] { Rule("tag", "is", "regular"), often } });
        var reds = await owner.Segment(
            "Reds", new { any = new[] { Rule("custom.colour", "is", "red"), often } });
        Assert.Empty(Unknown(regulars));

        var maria = (await owner.Ask("/customers?numbers=1")).Items().Single();
        Assert.Equal(
            HttpStatusCode.OK,
            await Put(
                owner, $"customers/{maria.Word("id")}", maria,
                new { name = "Maria", tags = Array.Empty<string>() }));
        var kept = (await owner.Ask("/custom-fields")).Items()
            .Single(f => f.Word("id") == field.Word("id"));
        Assert.Equal(
            HttpStatusCode.OK,
            await Put(
                owner, $"custom-fields/{field.Word("id")}", kept,
                new { name = "Colour", choices = new[] { "blue" } }));

        foreach (var (segment, word) in new[] { (regulars, "regular"), (reds, "red") })
        {
            var shown = await owner.Ask($"/segments/{segment.Word("id")}");
            Assert.Equal([$"rule.any[0] {word}"], Unknown(shown));
            Assert.False(shown.GetProperty("isBroken").GetBoolean());
            Assert.Equal("1 3", await owner.Members(segment));
        }
    }

    private static async Task<string> Said(HttpClient owner, params JsonElement[] segments)
    {
        var said = new List<string>();
        foreach (var segment in segments) said.Add(await owner.Members(segment) + " ");
        return string.Join("| ", said).TrimEnd();
    }

    private static IEnumerable<string> Unknown(JsonElement segment) =>
        segment.GetProperty("unknown").EnumerateArray()
            .Select(u => $"{u.Word("place")} {u.Word("value")}");

    private static async Task<HttpStatusCode> Put(
        HttpClient owner, string what, JsonElement seen, object body)
    {
        using var change = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/{what}")
        {
            Content = JsonContent.Create(body),
        };
        change.Headers.Add("If-Match", $"\"{seen.Number("version")}\"");
        using var answer = await owner.SendAsync(change, Cancel);
        return answer.StatusCode;
    }
}
