using System.Text.Json;

namespace Kite.Tests;

/// <summary>What programs rely on changes only when someone means it.</summary>
public sealed class OpenApiTests
{
    private static readonly string Kept = Path.Combine(Sources.Root, "docs", "openapi.json");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_is_the_one_checked_in()
    {
        await using var shop = await Shop.Open();
        var now = await shop.Stranger().GetStringAsync(
            "/openapi/v1.json", Cancel);
        now = now.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (File.Exists(Kept) && await File.ReadAllTextAsync(Kept, Cancel) == now) return;

        var fresh = Directory.CreateDirectory(Path.Combine(Sources.Root, "artifacts"));
        await File.WriteAllTextAsync(Path.Combine(fresh.FullName, "openapi.json"), now, Cancel);
        Assert.Fail("The API changed. If that is meant: cp artifacts/openapi.json docs/");
    }

    [Fact]
    public async Task Every_answer_with_something_in_it_says_what_that_is()
    {
        var silent = (await Operations()).SelectMany(o =>
            o.What.GetProperty("responses").EnumerateObject()
                .Where(a => a.Name != "204" && !a.Value.TryGetProperty("content", out _))
                .Select(a => $"{o.Name} {a.Name}"));

        Expect.None([.. silent]);
    }

    [Theory]
    [InlineData("post /api/v1/imports", "application/octet-stream multipart/form-data", "")]
    [InlineData("post /api/v1/customers/vcards", "text/vcard multipart/form-data", "")]
    [InlineData(
        "put /api/v1/customers/{id}/photo",
        "image/jpeg image/png image/gif image/webp multipart/form-data", "")]
    [InlineData(
        "get /api/v1/customers/{id}/photo", "", "image/jpeg image/png image/gif image/webp")]
    [InlineData("get /api/v1/customers/{id}/vcard", "", "text/vcard")]
    [InlineData("get /api/v1/customers/{id}/vcard.svg", "", "image/svg+xml")]
    [InlineData(
        "get /api/v1/customers/export", "",
        "text/csv application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("get /api/v1/imports/{id}/refused-rows", "", "text/csv")]
    public async Task Files_are_taken_and_given_as_what_they_are(
        string route, string taken, string given)
    {
        var what = (await Operations()).Single(o => o.Name == route).What;

        if (taken.Length > 0) Assert.Equal(taken, Types(what.GetProperty("requestBody")));
        if (given.Length > 0)
            Assert.Equal(given, Types(what.GetProperty("responses").GetProperty("200")));
    }

    private static string Types(JsonElement part) => string.Join(
        ' ', part.GetProperty("content").EnumerateObject().Select(c => c.Name));

    private static async Task<List<(string Name, JsonElement What)>> Operations()
    {
        var document = JsonElement.Parse(await File.ReadAllTextAsync(Kept, Cancel));
        return
        [
            .. document.GetProperty("paths").EnumerateObject().SelectMany(p =>
                p.Value.EnumerateObject().Select(o => ($"{o.Name} {p.Name}", o.Value))),
        ];
    }
}
