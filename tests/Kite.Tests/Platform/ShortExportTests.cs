using System.Net;

namespace Kite.Tests;

/// <summary>The short lists of the settings as files, for whom they are meant.</summary>
[Trait("books", "both")]
public sealed class ShortExportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stores_people_and_keys_are_taken_along_and_the_trail_says_so()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Harbour", timeZone = "Europe/Athens" });
        await owner.Tell(
            "/people",
            new
            {
                name = "mei", fullName = "Lin Mei", role = "cashier", password = "a long lantern",
            });

        var stores = await Read(owner, "/stores/export");
        var people = await Read(owner, "/people/export");
        var keys = await Read(owner, "/keys/export");
        var noted = await owner.Ask("/audit?subject=export&order=when");

        Assert.Contains("Harbour,Europe/Athens", stores, StringComparison.Ordinal);
        Assert.Contains("Lin Mei,mei,Cashier,yes", people, StringComparison.Ordinal);
        Assert.Contains("test,", keys, StringComparison.Ordinal);
        Assert.DoesNotContain("kite_", keys, StringComparison.Ordinal);
        Assert.Equal(3, noted.Items().Count());
    }

    [Theory]
    [InlineData("/stores/export", Role.Cashier, HttpStatusCode.Forbidden)]
    [InlineData("/stores/export", Role.Analyst, HttpStatusCode.OK)]
    [InlineData("/people/export", Role.Analyst, HttpStatusCode.Forbidden)]
    [InlineData("/people/export", Role.Manager, HttpStatusCode.Forbidden)]
    [InlineData("/keys/export", Role.Finance, HttpStatusCode.Forbidden)]
    [InlineData("/keys/export", Role.Owner, HttpStatusCode.OK)]
    public async Task Who_may_not_see_a_list_may_not_take_it_along(
        string route, Role role, HttpStatusCode status)
    {
        await using var shop = await Shop.Open();
        var answer = await (await shop.Client(role)).GetAsync("/api/v1" + route, Cancel);
        Assert.Equal(status, answer.StatusCode);
    }

    private static Task<string> Read(HttpClient client, string route) =>
        client.GetStringAsync("/api/v1" + route, Cancel);
}
