using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests.Importing;

/// <summary>
/// A file whose amounts bear no sign, for a business that has settled no currency: nothing is
/// taken for granted, since the first purchases settle it for the whole books.
/// </summary>
[Trait("books", "both")]
public sealed class OpenCurrencyTests
{
    private const string Bare = "customer_id,date,amount\n17,2026-03-01,12.50\n";
    private const string Signed = "customer_id,date,amount\n17,2026-03-01,€12.50\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sent_over_the_wire_the_preview_asks_for_it()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client());

        var preview = await desk.Send(Bare);

        Assert.Equal("uploaded", ImportDesk.StateOf(preview.GetProperty("import")));
        Assert.Null(preview.Word("currency"));
        var fault = preview.GetProperty("faults").EnumerateArray().Single();
        Assert.Equal(
            ("currency", "currency-is-not-said"), (fault.Word("field"), fault.Word("code")));

        var chosen = await desk.Send(Bare, "&currency=usd");
        Assert.Equal("ready", ImportDesk.StateOf(chosen.GetProperty("import")));
        Assert.Equal("USD", chosen.Word("currency"));
        Assert.Equal(
            "1 read, 1 added, 0 known, 0 refused, 1 customers, 1250 USD",
            ImportDesk.Told(await desk.Import(Bare, "&currency=USD")));

        // Settled by now, so nobody needs to ask again.
        Assert.Equal("USD", (await desk.Send(Bare)).Word("currency"));
    }

    [Fact]
    public async Task Chosen_in_the_mapping_it_is_read_so()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client());
        var import = (await desk.Send(Bare)).GetProperty("import");
        var mapping = JsonSerializer.Deserialize<Dictionary<string, object?>>(
            import.GetProperty("mapping"))!;
        mapping["currency"] = "VND";
        var set = new HttpRequestMessage(
            HttpMethod.Put, $"/api/v1/imports/{import.GetProperty("id")}/mapping")
        {
            Content = JsonContent.Create(mapping),
        };
        set.Headers.IfMatch.ParseAdd("\"1\"");
        var answer = await desk.Client.SendAsync(set, Cancel);
        var ready = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("ready", ImportDesk.StateOf(ready.GetProperty("import")));
        Assert.Equal("VND", ready.Word("currency"));
    }

    [Fact]
    public async Task A_sign_at_the_amounts_says_it()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client());
        Assert.Equal("EUR", (await desk.Send(Signed)).Word("currency"));
    }

    [Fact]
    public async Task A_currency_that_nobody_knows_is_refused_at_its_field()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client());
        var answer = await desk.Post(Bare, "&currency=shells");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(
            "not-a-currency-code",
            problem.GetProperty("fields").GetProperty("currency")[0].Word("code"));
    }

    [Fact]
    public async Task The_command_line_asks_for_it_too()
    {
        await using var books = await TestBooks.Fresh();
        var kite = new CommandLine(books);
        var file = Path.Combine(books.Folder, "bare.csv");
        await File.WriteAllTextAsync(file, Bare, Cancel);

        Assert.Contains("currency", await kite.Refused("import", "purchases", file));
        Assert.Contains(
            "shells", await kite.Refused("import", "purchases", file, "--currency", "shells"));
        Assert.Contains(
            "12.50 USD", await kite.Do("import", "purchases", file, "--currency", "USD"));
    }
}
