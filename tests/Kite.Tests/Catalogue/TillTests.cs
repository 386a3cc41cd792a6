using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>The tills of the stores, and stores that change (T2).</summary>
[Trait("books", "both")]
public sealed class TillTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tills_are_numbered_over_all_stores_and_named_once_in_each()
    {
        await using var shop = await Shop.Open();
        var owner = await Stores(shop);
        await owner.Tell("/tills", new { name = " Front ", storeNumber = 1 });
        await owner.Tell("/tills", new { name = "Front", storeNumber = 2 });
        await owner.Tell("/tills", new { name = "Bar", storeNumber = 1 });

        var twice = await Refused(owner, new { name = "Bar", storeNumber = 1 });
        var nowhere = await Refused(owner, new { name = "", storeNumber = 9 });

        Assert.Equal(["1 Front@1", "3 Bar@1", "2 Front@2"], await All(owner));
        Assert.Equal("till-name-is-taken", Why(twice, "name"));
        Assert.Equal("name-is-missing", Why(nowhere, "name"));
        Assert.Equal("no-such-store", Why(nowhere, "storeNumber"));
    }

    [Fact]
    public async Task A_till_is_renamed_and_taken_out_of_use_by_who_has_seen_it()
    {
        await using var shop = await Shop.Open();
        var owner = await Stores(shop);
        await owner.Tell("/tills", new { name = "Front", storeNumber = 1 });
        await owner.Tell("/tills", new { name = "Bar", storeNumber = 1 });

        await Wished.Put(owner, "/api/v1/tills/1", 1, new { name = "Door" });
        await Wished.Put(owner, "/api/v1/tills/1", 2, new { isRetired = true });
        using var stale = await Wished.Ask(owner, "/api/v1/tills/1", 2, new { name = "Gate" });
        using var taken = await Wished.Ask(owner, "/api/v1/tills/1", 3, new { name = "Bar" });

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        var till = await owner.Ask("/tills/1");
        Assert.Equal("Door", till.Word("name"));
        Assert.True(till.GetProperty("isRetired").GetBoolean());
    }

    [Fact]
    public async Task Another_cut_off_hour_holds_for_what_comes_after()
    {
        await using var shop = await Shop.Open();
        var owner = await Stores(shop);
        await Buy(owner, "2026-11-22T01:30:00Z");

        await Wished.Put(owner, "/api/v1/stores/1", 1, new { name = "Pier", cutOff = "04:00" });
        await Buy(owner, "2026-11-23T01:30:00Z");

        Assert.Equal(
            ["2026-11-22", "2026-11-22"], (await owner.Ask("/purchases")).Words("day"));
        Assert.Equal(["Pier", "Station"], (await owner.Ask("/stores")).Words("name"));
    }

    [Theory]
    [InlineData("""{"name": "Station"}""", "name", "store-name-is-taken")]
    [InlineData("""{"name": " "}""", "name", "name-is-missing")]
    [InlineData("""{"timeZone": "Mars/Olympus"}""", "timeZone", "no-such-time-zone")]
    public async Task A_store_keeps_a_name_of_its_own_and_a_zone_that_there_is(
        string wish, string field, string code)
    {
        await using var shop = await Shop.Open();
        var owner = await Stores(shop);

        using var answer = await Wished.Ask(
            owner, "/api/v1/stores/1", 1, JsonElement.Parse(wish));

        Assert.Equal(
            code,
            Why(JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel)), field));
        Assert.Equal(["Harbour", "Station"], (await owner.Ask("/stores")).Words("name"));
    }

    private static async Task<HttpClient> Stores(Shop shop)
    {
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Harbour", timeZone = "UTC" });
        await owner.Tell("/stores", new { name = "Station", timeZone = "UTC" });
        return owner;
    }

    private static Task<JsonElement> Buy(HttpClient owner, string at) => owner.Tell(
        "/purchases",
        new { net = new { amount = 100, currency = "CNY" }, at, storeNumber = 1 });

    private static async Task<JsonElement> Refused(HttpClient owner, object till)
    {
        using var answer = await owner.PostAsJsonAsync("/api/v1/tills", till, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private static string? Why(JsonElement problem, string field) =>
        problem.GetProperty("fields").GetProperty(field)[0].Word("code");

    private static async Task<IReadOnlyList<string>> All(HttpClient owner) =>
    [
        .. (await owner.Ask("/tills")).Items().Select(t =>
            $"{t.Number()} {t.Word("name")}@{t.Number("storeNumber")}"),
    ];
}
