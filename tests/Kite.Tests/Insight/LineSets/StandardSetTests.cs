using System.Net;
using System.Net.Http.Json;

namespace Kite.Tests.Insight;

/// <summary>The standard set of lines goes with the business (A1).</summary>
[Trait("books", "both")]
public sealed class StandardSetTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_that_were_kept_in_another_currency_hold_no_longer_and_can_be_moved()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await Keep(owner, 3, 1200);
        var facts = await owner.Ask("/business");
        using (var settled = await owner.PutAsJsonAsync(
            "/api/v1/business",
            new
            {
                name = "Taverna", currency = "EUR", timeZone = facts.Word("timeZone"),
                region = facts.Word("region"),
            },
            Cancel))
        {
            Assert.Equal(HttpStatusCode.OK, settled.StatusCode);
        }
        var before = await owner.Ask("/insight/contribution-map");
        Assert.Equal("median", before.GetProperty("thresholds").Word("rule"));

        await Keep(owner, 2, 2500);

        var map = (await owner.Ask("/insight/contribution-map")).GetProperty("thresholds");
        Assert.Equal(
            ("fixed", 2, 2500, "EUR"),
            (map.Word("rule"), map.Number("often"), map.GetProperty("much").Number("amount"),
                map.GetProperty("much").Word("currency")));
        // What was once kept stays to be read, in its own money.
        var set = Assert.Single((await owner.Ask("/threshold-sets")).Items());
        var whole = await owner.Ask($"/threshold-sets/{set.Word("id")}");
        Assert.Equal(
            ["EUR 2500", "CNY 1200"],
            whole.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("much"))
                .Select(much => $"{much.Word("currency")} {much.Number("amount")}"));
    }

    private static async Task Keep(HttpClient client, int often, long much)
    {
        using var answer = await client.PutAsJsonAsync(
            "/api/v1/insight/lines", new { often, much }, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
