using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>Views of lists that people name, keep, share and take away.</summary>
[Trait("books", "both")]
public sealed class SavedViewTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_is_kept_changed_shared_and_taken_away()
    {
        await using var shop = await Shop.Open();
        var mine = await shop.Client();
        var other = await shop.Client();

        var kept = await mine.Tell("/views", View("Regulars"));
        Assert.Empty((await other.Ask("/views?list=customers")).Items());

        var changed = await Change(mine, kept, View("Old Town regulars", shared: true));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var seen = Assert.Single((await other.Ask("/views?list=customers")).Items());
        Assert.Equal("Old Town regulars", seen.Word("name"));
        Assert.Equal("el", seen.GetProperty("query").Word("language"));
        Assert.False(seen.GetProperty("mine").GetBoolean());

        var address = $"/api/v1/views/{kept.Word("id")}";
        var theirs = await other.DeleteAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        var gone = await mine.DeleteAsync(address, Cancel);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        Assert.Empty((await mine.Ask("/views?list=customers")).Items());
    }

    [Fact]
    public async Task Nobody_elses_view_is_changed()
    {
        await using var shop = await Shop.Open();
        var kept = await (await shop.Client()).Tell("/views", View("Regulars", shared: true));

        var answer = await Change(await shop.Client(), kept, View("Mine now"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Of_two_changes_the_second_is_told()
    {
        await using var shop = await Shop.Open();
        var mine = await shop.Client();
        var kept = await mine.Tell("/views", View("Regulars"));
        await Change(mine, kept, View("Guests"));

        var second = await Change(mine, kept, View("Friends"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
    }

    [Theory]
    [InlineData("customers", "Regulars", "{}", "view-name-is-taken")]
    [InlineData("customers", " ", "{}", "name-is-missing")]
    [InlineData("customers", "More", "[]", "query-is-unfit")]
    public async Task A_view_that_cannot_be_kept_says_why(
        string list, string name, string query, string code)
    {
        await using var shop = await Shop.Open();
        var mine = await shop.Client();
        await mine.Tell("/views", View("Regulars"));

        var answer = await mine.PostAsJsonAsync(
            "/api/v1/views", new { list, name, query = JsonElement.Parse(query) }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            code, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_one_may_not_see_has_no_views_for_one()
    {
        await using var shop = await Shop.Open();
        var stranger = await shop.Client(May.KeepViews);

        var views = await stranger.GetAsync("/api/v1/views?list=customers", Cancel);
        var unknown = await stranger.GetAsync("/api/v1/views?list=secrets", Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, views.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static object View(string name, bool shared = false) =>
        new { list = "customers", name, shared, query = new { language = "el" } };

    private static Task<HttpResponseMessage> Change(
        HttpClient who, JsonElement view, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/views/{view.Word("id")}")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        return who.SendAsync(request, Cancel);
    }
}
