using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>The catalogue: products are taken in, found, changed and refused (T1).</summary>
[Trait("books", "both")]
public sealed class ProductTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_product_is_kept_as_it_was_said()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();

        await owner.Tell("/products", new
        {
            code = " TEA-01 ",
            name = "Longjing tea",
            names = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["zh-Hans"] = "龙井茶", ["el"] = " ",
            },
            category = "Drinks",
            unit = "pot",
            barcodes = new[] { "6901234567892", "6901234567892", "" },
            price = new { amount = 3800, currency = "CNY" },
            activeFrom = "2026-01-01",
        });

        var tea = (await owner.Ask("/products")).Items().Single();
        Assert.Equal(
            "TEA-01|Longjing tea|龙井茶|Drinks|pot|6901234567892|3800|2026-01-01",
            string.Join('|',
                tea.Word("code"), tea.Word("name"), tea.GetProperty("names").Word("zh-Hans"),
                tea.Word("category"), tea.Word("unit"),
                tea.GetProperty("barcodes").EnumerateArray().Single().GetString(),
                tea.GetProperty("price").Number("amount"), tea.Word("activeFrom")));
        Assert.False(tea.GetProperty("names").TryGetProperty("el", out _));
    }

    [Theory]
    [InlineData("{\"name\":\"Tea\"}", "code", "product-code-is-unfit")]
    [InlineData("{\"code\":\"A\",\"name\":\" \"}", "name", "name-is-missing")]
    [InlineData("{\"code\":\"KNOWN\",\"name\":\"Tea\"}", "code", "product-code-is-taken")]
    [InlineData("{\"code\":\"A\",\"name\":\"T\",\"barcodes\":[\"111\"]}", "barcodes",
        "barcode-is-taken")]
    [InlineData("{\"code\":\"A\",\"name\":\"T\",\"barcodes\":[\"茶\"]}", "barcodes",
        "not-a-barcode")]
    [InlineData("{\"code\":\"A\",\"name\":\"T\",\"names\":{\"fr\":\"Thé\"}}", "names",
        "no-name-in-this-language")]
    [InlineData("{\"code\":\"A\",\"name\":\"T\",\"price\":{\"amount\":-1,\"currency\":\"EUR\"}}",
        "price", "price-is-out-of-reach")]
    [InlineData(
        "{\"code\":\"A\",\"name\":\"T\",\"activeFrom\":\"2026-02-01\",\"activeTo\":\"2026-01-01\"}",
        "activeTo", "sale-ends-before-it-begins")]
    public async Task What_cannot_be_is_told_at_its_field(string body, string field, string code)
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/products", new
        {
            code = "KNOWN", name = "Known", barcodes = new[] { "111" },
        });

        var answer = await owner.PostAsync(
            "/api/v1/products",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("fields").GetProperty(field)[0].Word("code"));
        Assert.Single((await owner.Ask("/products")).Items());
    }

    [Fact]
    public async Task It_is_changed_by_who_has_seen_it_last_and_its_code_stays()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var tea = await owner.Tell("/products", new
        {
            code = "TEA", name = "Tea", barcodes = new[] { "1", "2" },
        });
        var id = tea.Word("id")!;

        var changed = await Put(
            owner, id, "\"1\"", new { name = "Green tea", barcodes = new[] { "2", "3" } });
        var late = await Put(owner, id, "\"1\"", new { name = "Black tea" });
        var renamed = await Put(owner, id, "\"2\"", new { code = "OTHER", name = "Tea" });
        var blind = await owner.PutAsJsonAsync(
            $"/api/v1/products/{id}", new { name = "Tea" }, Cancel);

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("\"2\"", changed.Headers.ETag?.ToString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, renamed.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, blind.StatusCode);
        var now = await owner.Ask($"/products/{id}");
        Assert.Equal("Green tea", now.Word("name"));
        Assert.Equal(
            ["2", "3"], now.GetProperty("barcodes").EnumerateArray().Select(b => b.GetString()));
        var trail = await owner.Ask($"/audit?subject=product&subjectId={id}");
        Assert.NotEmpty(trail.Items());
    }

    [Theory]
    [InlineData("find=longjing", "TEA")]
    [InlineData("find=ΜΟΥΣΑΚΑΣ", "MOUS")]
    [InlineData("find=pho bo", "PHO")]
    [InlineData("find=龙井", "TEA")]
    [InlineData("find=mous-", "MOUS")]
    [InlineData("find=56789", "TEA")]
    [InlineData("find=soup phở", "PHO")]
    [InlineData("category=Soups", "PHO")]
    [InlineData("state=notSold", "OLD")]
    [InlineData("state=sold", "MOUS PHO TEA")]
    [InlineData("find=nothing", "")]
    public async Task It_is_found_by_any_part_of_what_it_is_called(string query, string codes)
    {
        await using var shop = await Shop.Open();
        var owner = await Stocked(shop);

        var found = await owner.Ask($"/products?order=code&{query}");

        Assert.Equal(codes, string.Join(' ', found.Words("code")));
    }

    [Theory]
    [InlineData("code", "MOUS OLD PHO TEA")]
    [InlineData("code-down", "TEA PHO OLD MOUS")]
    [InlineData("name", "TEA OLD PHO MOUS")]
    [InlineData("category-down", "PHO OLD MOUS TEA")]
    public async Task A_list_of_them_goes_on_page_by_page_in_any_order(string order, string codes)
    {
        await using var shop = await Shop.Open();
        var owner = await Stocked(shop);
        foreach (var limit in new[] { 1, 3, 50 })
        {
            var read = new List<string?>();
            string? next = null;
            do
            {
                var page = await owner.Ask($"/products?order={order}&limit={limit}&after={next}");
                read.AddRange(page.Words("code"));
                next = page.Word("next");
            }
            while (next is not null);
            Assert.Equal(codes, string.Join(' ', read));
        }
    }

    [Theory]
    [InlineData(Role.Cashier, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(Role.Analyst, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData(Role.Manager, HttpStatusCode.OK, HttpStatusCode.Created)]
    public async Task Everyone_looks_the_manager_changes(
        Role role, HttpStatusCode looks, HttpStatusCode adds)
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client(role);

        var seen = await client.GetAsync("/api/v1/products", Cancel);
        var added = await client.PostAsJsonAsync(
            "/api/v1/products", new { code = "TEA", name = "Tea" }, Cancel);

        Assert.Equal((looks, adds), (seen.StatusCode, added.StatusCode));
    }

    private static async Task<HttpClient> Stocked(Shop shop)
    {
        var owner = await shop.Client();
        await owner.Tell("/products", new
        {
            code = "TEA",
            name = "Longjing tea",
            names = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["zh-Hans"] = "龙井茶",
            },
            category = "Drinks",
            barcodes = new[] { "6901234567892" },
        });
        await owner.Tell("/products", new
        {
            code = "MOUS", name = "Μουσακάς", category = "Mains", activeTo = "2026-11-23",
        });
        await owner.Tell("/products", new { code = "PHO", name = "Phở bò", category = "Soups" });
        await owner.Tell("/products", new
        {
            code = "OLD", name = "Old soup", category = "Mains", activeTo = "2026-11-22",
        });
        return owner;
    }

    private static Task<HttpResponseMessage> Put(
        HttpClient client, string id, string seen, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/products/{id}")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.TryAddWithoutValidation("If-Match", seen);
        return client.SendAsync(request, Cancel);
    }
}
