using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>Of every field: where it came from, and who made sure of it when (K9).</summary>
[Trait("books", "both")]
public sealed class FieldFactTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_field_is_as_old_as_the_record_until_it_changes()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var added = await till.PostAsJsonAsync(
            "/api/v1/customers", new { name = "Lin", phone = "13900004821" }, Cancel);
        shop.Clock.Advance(TimeSpan.FromDays(1));

        await Change(till, added, new { name = "Lin Mei", phone = "13900004821" });

        var facts = await Facts(till, added);
        Assert.Equal(
            Shop.Noon.AddDays(1), facts["name"].GetProperty("changedAt").GetDateTimeOffset());
        Assert.Equal(Shop.Noon, facts["phone"].GetProperty("changedAt").GetDateTimeOffset());
        Assert.Equal("api", facts["phone"].Word("source"));
        Assert.False(facts.ContainsKey("email"));
    }

    [Fact]
    public async Task What_was_made_sure_of_is_unsure_again_once_it_changes()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var added = await till.PostAsJsonAsync(
            "/api/v1/customers", new { name = "Lin", phone = "13900004821" }, Cancel);
        var at = added.Headers.Location!.OriginalString[7..];
        await till.Tell($"{at}/verifications", new { fields = new[] { "name", "phone" } });

        await Change(till, added, new { name = "Lin", phone = "13900004822" });

        var facts = await Facts(till, added);
        Assert.Equal(Shop.Noon, facts["name"].GetProperty("verifiedAt").GetDateTimeOffset());
        Assert.Equal(JsonValueKind.Null, facts["phone"].GetProperty("verifiedAt").ValueKind);
    }

    [Theory]
    [InlineData("email")]
    [InlineData("moon")]
    public async Task Nobody_makes_sure_of_an_empty_field(string field)
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var mei = await till.Customer("Lin");

        var answer = await till.PostAsJsonAsync(
            $"/api/v1/customers/{mei.Word("id")}/verifications", new { fields = new[] { field } },
            Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task The_trail_and_the_timeline_tell_that_it_was_verified()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var mei = await till.Customer("Lin");
        await till.Tell(
            $"/customers/{mei.Word("id")}/verifications", new { fields = new[] { "name" } });

        var timeline = await till.Ask($"/customers/{mei.Word("id")}/timeline?kind=change");

        Assert.Equal(["verified", "added"], timeline.Words("says"));
    }

    private static async Task Change(HttpClient till, HttpResponseMessage added, object facts)
    {
        var seen = (await till.GetAsync(added.Headers.Location, Cancel)).Headers.ETag!;
        var request = new HttpRequestMessage(HttpMethod.Put, added.Headers.Location)
        {
            Content = JsonContent.Create(facts),
        };
        request.Headers.IfMatch.Add(seen);
        var answer = await till.SendAsync(request, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<Dictionary<string, JsonElement>> Facts(
        HttpClient till, HttpResponseMessage added)
    {
        var list = await till.Ask(added.Headers.Location!.OriginalString[7..] + "/field-facts");
        return list.Items().ToDictionary(f => f.Word("field")!);
    }
}
