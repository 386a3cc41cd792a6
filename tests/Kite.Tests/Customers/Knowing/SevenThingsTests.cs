using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>The seven things worth knowing of a customer.</summary>
[Trait("books", "both")]
public sealed class SevenThingsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_new_customer_all_is_missing_and_each_says_where_to_fill_it_in()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var id = (await client.Customer("Lin")).Word("id");

        var seven = await client.Ask($"/customers/{id}/seven-things");

        Assert.Equal(0, seven.Number("known"));
        var things = seven.GetProperty("things").EnumerateArray().ToList();
        Assert.Equal(
            ["worth", "best", "reason", "origin", "brought", "thanked", "leaving"],
            things.Select(t => t.Word("thing")));
        Assert.Equal(
            [
                null, null, "/customers/1#reason", "/customers/1#origin", "/customers/1#brought",
                "/customers/1#thanked", "/customers/1#leaving",
            ],
            things.Select(t => t.Word("fillIn")));
    }

    [Fact]
    public async Task What_is_noted_is_known_with_its_source_and_the_day_it_was_verified()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var id = (await client.Customer("Lin")).Word("id");
        await Answer(client, id, "reason", new
        {
            word = await Word(client, "reasons"), text = "The soup", evidence = "survey",
        });
        await Answer(client, id, "origin", new { text = "A voucher" });
        await client.Tell(
            $"/customers/{id}/thanks",
            new { way = await Word(client, "thanks"), day = "2026-11-01", note = "with tea" });
        await client.Tell(
            $"/customers/{id}/losses",
            new { reason = await Word(client, "losses"), kind = "left", evidence = "statement" });
        shop.Clock.Advance(TimeSpan.FromDays(2));
        await client.Tell($"/customers/{id}/answers/origin/verifications", new { });
        await client.Tell($"/customers/{id}/win-backs", new { });

        var seven = await client.Ask($"/customers/{id}/seven-things");

        Assert.Equal(4, seven.Number("known"));
        Assert.Equal("Close by", seven.GetProperty("reason").Word("word"));
        Assert.Equal("survey", seven.GetProperty("reason").Word("evidence"));
        Assert.StartsWith(
            "2026-11-25", seven.GetProperty("origin").Word("verifiedAt"),
            StringComparison.Ordinal);
        Assert.Equal("api", seven.GetProperty("things")[3].Word("source"));
        Assert.Equal("with tea", seven.GetProperty("thanks")[0].Word("note"));
        Assert.Equal("2026-11-25", seven.GetProperty("leaving")[0].Word("wonBackOn"));
    }

    [Fact]
    public async Task Worth_is_told_by_the_same_figures_as_in_insight()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var id = (await client.Customer("Lin")).Word("id");
        await client.Tell("/stores", new { name = "Harbour" });
        await client.Tell("/purchases", new
        {
            customerNumber = 1, net = new { amount = 120_00, currency = "CNY" },
            day = "2026-11-20",
        });

        var worth = (await client.Ask($"/customers/{id}/seven-things")).GetProperty("worth");

        Assert.Equal(120_00, worth.GetProperty("year").Number("amount"));
        Assert.True(worth.GetProperty("inTop10").GetBoolean());
        var cashier = await shop.Client(Role.Cashier);
        var guarded = await cashier.Ask($"/customers/{id}/seven-things");
        Assert.Equal(JsonValueKind.Null, guarded.GetProperty("worth").ValueKind);
    }

    // What is sent, and the field and code of the answer.
    [Theory]
    [InlineData("thanks", """{"note":"x"}""", "way", "nothing-is-said")]
    [InlineData(
        "thanks", """{"way":"00000000-0000-0000-0000-000000000000"}""", "way", "not-in-the-list")]
    [InlineData("thanks", """{"day":"2030-01-01"}""", "day", "not-a-day-gone-by")]
    [InlineData("thanks", """{"day":"1800-01-01"}""", "day", "not-a-day-gone-by")]
    [InlineData("losses", """{"evidence":"statement"}""", "reason", "nothing-is-said")]
    [InlineData("losses", """{"kind":"left"}""", "evidence", "nothing-is-said")]
    [InlineData("losses", """{"evidence":"absence"}""", "evidence", "field-is-unreadable")]
    public async Task What_cannot_be_noted_is_told_at_its_field(
        string what, string sent, string field, string code)
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var id = (await client.Customer("Lin")).Word("id");

        var answer = await client.PostAsync(
            $"/api/v1/customers/{id}/{what}",
            new StringContent(sent, null, "application/json"), Cancel);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Contains(
            code,
            problem.GetProperty("fields").GetProperty(field).EnumerateArray()
                .Select(f => f.Word("code")));
    }

    [Fact]
    public async Task Who_never_left_cannot_be_won_back()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var id = (await client.Customer("Lin")).Word("id");

        var answer = await client.PostAsJsonAsync(
            $"/api/v1/customers/{id}/win-backs", new { }, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task A_retired_word_is_no_longer_offered_and_stays_where_it_was_noted()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var id = (await client.Customer("Lin")).Word("id");
        var word = await Word(client, "origins");
        await Answer(client, id, "origin", new { word });
        var retired = await client.PatchAsJsonAsync(
            $"/api/v1/choice-lists/words/{word}", new { isRetired = true, name = "Walked by" },
            Cancel);
        Assert.Equal(HttpStatusCode.OK, retired.StatusCode);

        await Answer(client, id, "origin", new { word, text = "on a Sunday" });
        var other = (await client.Customer("Wu")).Word("id");
        var refused = await client.PutAsJsonAsync(
            $"/api/v1/customers/{other}/answers/origin", new { word }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var seven = await client.Ask($"/customers/{id}/seven-things");
        Assert.Equal("Walked by", seven.GetProperty("origin").Word("word"));
    }

    [Fact]
    public async Task A_list_is_begun_once_renamed_and_put_in_order()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        await client.Tell("/choice-lists/losses/usual-words", new { });
        await client.Tell("/choice-lists/losses/usual-words", new { });
        await client.Tell("/choice-lists/losses", new { name = " Too loud " });
        var last = (await client.Ask("/choice-lists/losses")).Items().Last();
        await client.PatchAsJsonAsync(
            $"/api/v1/choice-lists/words/{last.Word("id")}", new { place = 1 }, Cancel);
        var twice = await client.PostAsJsonAsync(
            "/api/v1/choice-lists/losses", new { name = "Too loud" }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Equal(
            ["Too loud", "Price", "Quality", "Service", "Moved away", "A competitor"],
            (await client.Ask("/choice-lists/losses")).Words("name"));
        var cashier = await shop.Client(Role.Cashier);
        var answer = await cashier.PostAsJsonAsync(
            "/api/v1/choice-lists/losses", new { name = "x" }, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<string> Word(HttpClient client, string list)
    {
        var begun = await client.Tell($"/choice-lists/{list}/usual-words", new { });
        return begun.Items().First().Word("id")!;
    }

    private static async Task Answer(HttpClient client, string? id, string asked, object said)
    {
        var answer = await client.PutAsJsonAsync(
            $"/api/v1/customers/{id}/answers/{asked}", said, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
