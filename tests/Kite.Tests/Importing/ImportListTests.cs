using System.Net;
using System.Text;
using System.Text.Json;

namespace Kite.Tests.Importing;

/// <summary>The list of imports: found by file, narrowed by state, ordered, taken along.</summary>
[Trait("books", "both")]
public sealed class ImportListTests
{
    private const string Rows = "customer,date,amount\n1,2026-01-02,5.00\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "4 3 2 1")]
    [InlineData("order=when", "1 2 3 4")]
    [InlineData("order=file", "3 2 4 1")]
    [InlineData("order=file-down", "1 4 2 3")]
    [InlineData("find=MAY", "4 2")]
    [InlineData("find=%25", "3")]
    [InlineData("find=a_r", "")]
    [InlineData("state=done", "")]
    [InlineData("state=uploaded&order=when", "1 2 3 4")]
    public async Task It_is_found_narrowed_and_ordered_page_by_page(string asked, string numbers)
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        foreach (var name in new[] { "shop-june.csv", "may.csv", "50%25.csv", "may.csv" })
            await Send(client, name);

        var read = new List<JsonElement>();
        string? next = null;
        do
        {
            var page = await client.Ask($"/imports?limit=3&after={next}&{asked}");
            read.AddRange(page.Items());
            next = page.Word("next");
        }
        while (next is not null);

        Assert.Equal(numbers, string.Join(' ', read.Select(i => i.Number())));
    }

    [Fact]
    public async Task A_file_of_it_is_for_who_may_import_and_take_along()
    {
        await using var shop = await Shop.Open();
        await Send(await shop.Client(), "may.csv");

        var file = await (await shop.Client(Role.Manager)).GetStringAsync(
            "/api/v1/imports/export", Cancel);
        var barred = await (await shop.Client(Role.Analyst)).GetAsync(
            "/api/v1/imports/export", Cancel);

        Assert.Contains("may.csv", file, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
    }

    private static async Task Send(HttpClient client, string name)
    {
        var answer = await client.PostAsync(
            $"/api/v1/imports?kind=purchases&name={name}",
            new ByteArrayContent(Encoding.UTF8.GetBytes(Rows)),
            Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}
