using System.Net;
using System.Net.Http.Json;

namespace Kite.Tests.Insight;

/// <summary>A round of reviews straight from a segment (K9).</summary>
[Trait("books", "both")]
public sealed class SegmentRoundTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_customers_of_a_segment_are_handed_out()
    {
        await using var shop = await Shop.Open();
        var desk = await ReviewTeam.Open(shop);
        await desk.Client.Tell("/stores", new { name = "Old Town" });
        foreach (var number in new[] { 2, 3, 5, 6 })
        {
            await desk.Client.Tell("/purchases", new
            {
                customerNumber = number, day = "2026-11-20",
                net = new { amount = 100, currency = "CNY" },
            });
        }
        var segment = await desk.Client.Tell("/segments", new
        {
            name = "Autumn", of = new { from = "2026-11-01", to = "2026-11-23" },
        });
        var id = segment.Word("id");

        var round = await desk.Round(new { segment = id }, "lin", "mei");
        Assert.Equal([2L, 3, 5, 6], (await desk.Numbers(round)).Order());
        Assert.Equal(
            [2L, 2], round.GetProperty("shares").EnumerateArray().Select(s => s.Number("of")));
        var some = await desk.Round(new { segment = id, atMost = 3 }, "lin");
        Assert.Equal([2L, 3, 5], await desk.Numbers(some));

        // The round keeps its customers: the segment may go.
        using var thrown = await desk.Client.DeleteAsync($"/api/v1/segments/{id}", Cancel);
        Assert.Equal(HttpStatusCode.NoContent, thrown.StatusCode);
        Assert.Equal([2L, 3, 5, 6], (await desk.Numbers(round)).Order());
    }

    [Fact]
    public async Task A_segment_that_is_not_there_is_told_at_its_field()
    {
        await using var shop = await Shop.Open();
        var desk = await ReviewTeam.Open(shop);

        var answer = await desk.Client.PostAsJsonAsync(
            "/api/v1/review-rounds",
            new
            {
                name = "None", dueDay = "2026-12-01", segment = Guid.Empty,
                people = new[] { desk.People["lin"] },
            },
            Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "\"segment\"", await answer.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal);
        Assert.Empty((await desk.Client.Ask("/review-rounds")).Items());
    }
}
