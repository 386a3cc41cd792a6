using System.Net;
using System.Net.Http.Json;

namespace Kite.Tests.Insight.Likely;

/// <summary>A wish not to be scored: noted, followed, kept on the trail, lifted.</summary>
[Trait("books", "both")]
public sealed class OptOutTests
{
    private static readonly Sale[] Sales =
    [
        new(1, new(2026, 6, 1), 1000), new(2, new(2026, 6, 2), 1000),
        new(3, new(2026, 6, 3), 1000),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_kept_with_the_words_who_noted_it_and_when()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var at = Of(await LikelyRouteTests.IdOf(shop, 1));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(at, Cancel)).StatusCode);

        await manager.PutAsJsonAsync(at, new { words = "  letter of 3 May " }, Cancel);
        var noted = await manager.Ask(at["/api/v1".Length..]);
        Assert.Equal("letter of 3 May", noted.Word("words"));
        Assert.NotEqual("", noted.Word("notedBy"));
        Assert.NotNull(noted.Word("notedAt"));

        await manager.DeleteAsync(at, Cancel);
        Assert.Equal(
            HttpStatusCode.NotFound, (await manager.DeleteAsync(at, Cancel)).StatusCode);
        var owner = await shop.Client(Role.Owner);
        var trail = await owner.Ask("/audit?subject=scoring-opt-out");
        Assert.Equal(2, trail.Items().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Without_words_it_is_not_noted(string words)
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var at = Of(await LikelyRouteTests.IdOf(shop, 1));
        var answer = await manager.PutAsJsonAsync(at, new { words }, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync(at, Cancel)).StatusCode);
    }

    [Fact]
    public async Task An_analyst_sees_that_it_stands_and_may_not_change_it()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var analyst = await shop.Client(Role.Analyst);
        var at = Of(await LikelyRouteTests.IdOf(shop, 1));
        await manager.PutAsJsonAsync(at, new { words = "by phone" }, Cancel);

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await analyst.PutAsJsonAsync(at, new { words = "no" }, Cancel)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden, (await analyst.DeleteAsync(at, Cancel)).StatusCode);
    }

    [Fact]
    public async Task It_follows_into_the_record_that_takes_theirs_in_and_back()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        var (from, to) = (
            await LikelyRouteTests.IdOf(shop, 1), await LikelyRouteTests.IdOf(shop, 2));
        await manager.PutAsJsonAsync(Of(from), new { words = "by phone" }, Cancel);

        var merged = await manager.Tell($"/customers/{to}/merges", new { other = from });
        Assert.Equal("by phone", (await manager.Ask(Plainly(to))).Word("words"));

        await manager.Tell($"/merges/{merged.Word("id")}/undos", new { });
        Assert.Equal(
            HttpStatusCode.NotFound, (await manager.GetAsync(Of(to), Cancel)).StatusCode);
        Assert.Equal("by phone", (await manager.Ask(Plainly(from))).Word("words"));
    }

    [Fact]
    public async Task It_is_taken_along_in_the_file_of_customers()
    {
        await using var shop = await FilledShop.With(Sales);
        var manager = await shop.Client(Role.Manager);
        await manager.PutAsJsonAsync(
            Of(await LikelyRouteTests.IdOf(shop, 2)), new { words = "by phone" }, Cancel);

        var file = await manager.GetStringAsync(
            "/api/v1/customers/export?columns=number,notScoredSince", Cancel);
        var lines = file.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).Select(line => line.Trim()).ToList();
        Assert.Equal(3, lines.Count);
        Assert.Single(lines, line => !line.EndsWith(','));
        Assert.StartsWith(
            "2,", lines.Single(line => !line.EndsWith(',')), StringComparison.Ordinal);
    }

    private static string Of(string id) => "/api/v1" + Plainly(id);

    private static string Plainly(string id) => $"/customers/{id}/scoring-opt-out";
}
