using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>Durable goods by their numbers: who has which, and until when it is covered (T1).
/// </summary>
[Trait("books", "both")]
public sealed class SerialNumberTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_piece_is_sold_found_by_its_number_and_told_on_the_timeline()
    {
        await using var shop = await Shop.Open();
        var owner = await Stocked(shop);
        var lin = await owner.Customer("Lin");
        var piece = (await owner.Ask("/serial-numbers?find=ab12")).Items().Single();

        var sold = await owner.Tell($"/serial-numbers/{piece.Word("id")}/sales", new
        {
            customerNumber = lin.Number(), day = "2026-11-20", receipt = "HB-7",
        });

        Assert.Equal(
            ("AB-12/x", "2026-11-20", "2028-11-20"),
            (sold.Word("serial"), sold.Word("soldOn"), sold.Word("warrantyUntil")));
        Assert.Equal(
            ["AB-12/x"],
            (await owner.Ask($"/serial-numbers?customer={lin.Word("id")}")).Words("serial"));
        Assert.Equal(["CD-34"], (await owner.Ask("/serial-numbers?state=here")).Words("serial"));
        var told = (await owner.Ask($"/customers/{lin.Word("id")}/timeline?kind=serial"))
            .Items().Single();
        Assert.Equal("Kettle AB-12/x, warranty until 20 Nov 2028",
            told.GetProperty("facts").Word("what"));

        var again = await owner.PostAsJsonAsync(
            $"/api/v1/serial-numbers/{piece.Word("id")}/sales",
            new { customerNumber = lin.Number() }, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        var kept = await owner.DeleteAsync($"/api/v1/serial-numbers/{piece.Word("id")}", Cancel);
        Assert.Equal(HttpStatusCode.Conflict, kept.StatusCode);

        await owner.Tell($"/serial-numbers/{piece.Word("id")}/returns", new { });
        Assert.Equal(2, (await owner.Ask("/serial-numbers?state=here")).Items().Count());
    }

    [Theory]
    [InlineData("{\"serials\":[\"1\"]}", "product", "product-is-missing")]
    [InlineData("{\"product\":\"NO\",\"serials\":[\"1\"]}", "product", "no-such-product")]
    [InlineData("{\"product\":\"KETTLE\",\"serials\":[]}", "serials", "out-of-range")]
    [InlineData("{\"product\":\"KETTLE\",\"serials\":[\"--\"]}", "serials",
        "serial-number-is-unfit")]
    [InlineData("{\"product\":\"KETTLE\",\"serials\":[\"ab12x\"]}", "serials",
        "serial-number-is-known")]
    [InlineData("{\"product\":\"KETTLE\",\"serials\":[\"E5\",\"e-5\"]}", "serials",
        "serial-number-is-known")]
    public async Task What_cannot_be_taken_in_is_told_at_its_field(
        string body, string field, string code)
    {
        await using var shop = await Shop.Open();
        var owner = await Stocked(shop);

        var answer = await owner.PostAsync(
            "/api/v1/serial-numbers",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("fields").GetProperty(field)[0].Word("code"));
        Assert.Equal(2, (await owner.Ask("/serial-numbers")).Items().Count());
    }

    [Fact]
    public async Task Pieces_follow_their_customer_into_another_record_and_back()
    {
        await using var shop = await Shop.Open();
        var owner = await Stocked(shop);
        var (one, other) = (await owner.Customer("Lin"), await owner.Customer("Lin Wei"));
        foreach (var piece in (await owner.Ask("/serial-numbers")).Items())
        {
            var buyer = piece.Word("serial") == "CD-34" ? other : one;
            await owner.Tell(
                $"/serial-numbers/{piece.Word("id")}/sales",
                new { customerNumber = buyer.Number() });
        }

        var merge = await owner.Tell(
            $"/customers/{other.Word("id")}/merges", new { other = one.Word("id") });
        Assert.Equal(["AB-12/x", "CD-34"], await Of(owner, other));

        await owner.Tell($"/merges/{merge.Word("id")}/undos", new { });
        Assert.Equal(["AB-12/x"], await Of(owner, one));
        Assert.Equal(["CD-34"], await Of(owner, other));
    }

    [Fact]
    public async Task A_list_of_them_goes_on_page_by_page()
    {
        await using var shop = await Shop.Open();
        var owner = await Stocked(shop);
        await owner.Tell("/products", new { code = "LAMP", name = "Lamp" });
        await owner.Tell(
            "/serial-numbers", new { product = "LAMP", serials = new[] { "CD34", "A1", "Z9" } });
        var read = new List<string?>();
        string? next = null;
        do
        {
            var page = await owner.Ask($"/serial-numbers?limit=2&after={next}");
            read.AddRange(page.Words("serial"));
            next = page.Word("next");
        }
        while (next is not null);

        Assert.Equal(["A1", "AB-12/x", "CD-34", "CD34", "Z9"], read);
    }

    private static async Task<IReadOnlyList<string?>> Of(HttpClient client, JsonElement who) =>
        [.. (await client.Ask($"/serial-numbers?customer={who.Word("id")}")).Words("serial")];

    private static async Task<HttpClient> Stocked(Shop shop)
    {
        var owner = await shop.Client();
        await owner.Tell("/products", new
        {
            code = "KETTLE", name = "Kettle", warrantyMonths = 24,
        });
        await owner.Tell(
            "/serial-numbers", new { product = "KETTLE", serials = new[] { "AB-12/x", "CD-34" } });
        return owner;
    }
}
