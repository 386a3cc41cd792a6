using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>Price lists, member prices and taxes over the API (T1).</summary>
[Trait("books", "both")]
public sealed class PriceListTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_pays_what_was_agreed_and_a_member_never_more()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var tea = await owner.Tell("/products", new
        {
            code = "TEA", name = "Tea", barcodes = new[] { "690" }, price = Cny(10_000),
            memberPrice = Cny(8_000),
        });
        var lin = await owner.Customer("Lin");
        var list = await owner.Tell("/price-lists", new
        {
            name = "Hotels", firstDay = "2026-01-01", lastDay = "2026-12-31",
        });
        await owner.Tell($"/price-lists/{list.Word("id")}/prices", new
        {
            prices = new[] { new { product = "690", price = Cny(9_000) } },
        });
        await owner.Put(
            $"/customers/{lin.Word("id")}/price-list", new { list = list.Word("id") });

        Assert.Equal("regular 10000", await Price(owner, tea, ""));
        Assert.Equal("member 8000", await Price(owner, tea, "?member=true"));
        var hers = $"?customer={lin.Word("id")}";
        Assert.Equal("list 9000", await Price(owner, tea, hers));
        Assert.Equal("member 8000", await Price(owner, tea, hers + "&member=true"));
        Assert.Equal("regular 10000", await Price(owner, tea, hers + "&day=2027-01-01"));
        Assert.Equal("asked -", await Price(owner, tea, hers + "&currency=EUR"));
        var buyers = await owner.Ask($"/price-lists/{list.Word("id")}/customers");
        Assert.Equal(["Lin"], buyers.Words("name"));
        var used = await owner.DeleteAsync($"/api/v1/price-lists/{list.Word("id")}", Cancel);
        Assert.Equal(HttpStatusCode.Conflict, used.StatusCode);

        await owner.Put($"/customers/{lin.Word("id")}/price-list", new { });
        Assert.Equal("regular 10000", await Price(owner, tea, hers));
        var gone = await owner.DeleteAsync($"/api/v1/price-lists/{list.Word("id")}", Cancel);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
    }

    [Fact]
    public async Task A_list_follows_its_customer_into_another_record_and_back()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var (one, other) = (await owner.Customer("Lin"), await owner.Customer("Lin Wei"));
        var list = await owner.Tell("/price-lists", new { name = "Hotels" });
        await owner.Put(
            $"/customers/{one.Word("id")}/price-list", new { list = list.Word("id") });

        var merge = await owner.Tell(
            $"/customers/{other.Word("id")}/merges", new { other = one.Word("id") });
        Assert.Equal("Hotels", await ListOf(owner, other));

        await owner.Tell($"/merges/{merge.Word("id")}/undos", new { });
        Assert.Equal("Hotels", await ListOf(owner, one));
        Assert.Null(await ListOf(owner, other));
    }

    [Fact]
    public async Task Prices_go_in_all_together_or_not_at_all_and_in_the_lists_currency()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/products", new { code = "TEA", name = "Tea" });
        var list = await owner.Tell("/price-lists", new { name = "Export", currency = "EUR" });
        var at = $"/price-lists/{list.Word("id")}/prices";

        Assert.Equal("prices[1].product no-such-product", await Refused(owner, at, new
        {
            prices = new object[]
            {
                new { product = "TEA", price = Eur(100) }, new { product = "NO", price = Eur(1) },
            },
        }));
        Assert.Equal("prices[0].price price-is-in-another-currency", await Refused(owner, at, new
        {
            prices = new[] { new { product = "TEA", price = Cny(100) } },
        }));
        Assert.Equal("prices out-of-range", await Refused(owner, at, new { }));
        Assert.Empty((await owner.Ask(at)).Items());
        Assert.Equal("name price-list-name-is-taken", await Refused(
            owner, "/price-lists", new { name = "Export" }));
        Assert.Equal("lastDay list-ends-before-it-begins", await Refused(
            owner, "/price-lists",
            new { name = "X", firstDay = "2026-02-01", lastDay = "2026-01-01" }));
    }

    [Fact]
    public async Task What_a_tax_was_stays_and_what_it_will_be_begins_today_at_the_earliest()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var vat = await owner.Tell("/tax-rates", new
        {
            code = "VAT", name = "VAT", basisPoints = 1300, isIncluded = true,
        });
        var at = $"/tax-rates/{vat.Word("id")}/versions";

        Assert.Equal("firstDay tax-of-the-past-stays", await Refused(
            owner, at, new { basisPoints = 900, firstDay = "2026-11-22" }));
        Assert.Equal("basisPoints not-a-tax-rate", await Refused(
            owner, at, new { basisPoints = 10_001 }));
        await owner.Tell(at, new { basisPoints = 900, firstDay = "2027-01-01" });
        await owner.Tell(at, new { basisPoints = 600, firstDay = "2027-01-01" });

        var versions = (await owner.Ask("/tax-rates")).Items().Single()
            .GetProperty("versions").EnumerateArray()
            .Select(v => $"{v.Word("firstDay")} {v.Number("basisPoints")}");
        Assert.Equal(["2027-01-01 600", "1900-01-01 1300"], versions);
        Assert.Equal("code tax-code-is-taken", await Refused(
            owner, "/tax-rates", new { code = "VAT", name = "X", basisPoints = 1 }));
        Assert.Equal("taxRate no-such-tax-rate", await Refused(
            owner, "/products", new { code = "A", name = "A", taxRate = "NO" }));
        var tea = await owner.Tell("/products", new { code = "A", name = "A", taxRate = "VAT" });
        Assert.Equal("VAT", tea.Word("taxRate"));
    }

    [Theory]
    [InlineData(Role.Cashier)]
    [InlineData(Role.Finance)]
    public async Task Only_who_may_changes_prices_and_taxes(Role role)
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client(role);
        foreach (var (path, body) in new (string, object)[]
        {
            ("/price-lists", new { name = "Mine" }),
            ("/tax-rates", new { code = "VAT", name = "VAT", basisPoints = 1 }),
            ("/product-categories", new { name = "Mine" }),
            ("/serial-numbers", new { product = "A", serials = new[] { "1" } }),
        })
        {
            var answer = await client.PostAsJsonAsync("/api/v1" + path, body, Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    private static async Task<string> Price(HttpClient client, JsonElement product, string query)
    {
        var answer = await client.Ask($"/products/{product.Word("id")}/price{query}");
        var amount = answer.TryGetProperty("price", out var price)
            && price.ValueKind is JsonValueKind.Object
            ? $"{price.Number("amount")}"
            : "-";
        return $"{answer.Word("kind")} {amount}";
    }

    private static async Task<string?> ListOf(HttpClient client, JsonElement customer)
    {
        var agreed = await client.Ask($"/customers/{customer.Word("id")}/price-list");
        return agreed.TryGetProperty("name", out var name) ? name.GetString() : null;
    }

    private static async Task<string> Refused(HttpClient client, string path, object body)
    {
        var answer = await client.PostAsJsonAsync("/api/v1" + path, body, Cancel);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var field = problem.GetProperty("fields").EnumerateObject().First();
        return $"{field.Name} {field.Value[0].Word("code")}";
    }

    private static object Cny(long coins) => new { amount = coins, currency = "CNY" };

    private static object Eur(long coins) => new { amount = coins, currency = "EUR" };
}
