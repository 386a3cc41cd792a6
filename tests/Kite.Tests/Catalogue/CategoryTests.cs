using System.Net;
using System.Net.Http.Json;

namespace Kite.Tests;

/// <summary>The list of categories: kept in order, renamed with its products (T1).</summary>
[Trait("books", "both")]
public sealed class CategoryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_renamed_category_takes_its_products_along()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/products", new { code = "TEA", name = "Tea", category = "Drinks" });
        await owner.Tell("/products", new { code = "PIE", name = "Pie", category = "Sweets" });
        var drinks = await owner.Tell("/product-categories", new { name = " Drinks " });
        await owner.Tell("/product-categories", new { name = "Soups" });
        Assert.Equal(["Drinks 1", "Soups 0", "Sweets 1"], await All(owner));

        var renamed = await Change(owner, drinks.Word("id")!, new { name = "Teas", place = 2 });

        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        Assert.Equal(["Soups 0", "Teas 1", "Sweets 1"], await All(owner));
        Assert.Equal(["TEA"], (await owner.Ask("/products?category=Teas")).Words("code"));
        Assert.Equal(["TEA"], (await owner.Ask("/products?find=teas")).Words("code"));
        Assert.Empty((await owner.Ask("/products?find=drinks")).Items());
    }

    [Fact]
    public async Task One_that_is_in_use_stays_and_no_two_are_called_alike()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/products", new { code = "TEA", name = "Tea", category = "Drinks" });
        var drinks = await owner.Tell("/product-categories", new { name = "Drinks" });
        var soups = await owner.Tell("/product-categories", new { name = "Soups" });

        var used = await owner.DeleteAsync(
            $"/api/v1/product-categories/{drinks.Word("id")}", Cancel);
        var twice = await owner.PostAsJsonAsync(
            "/api/v1/product-categories", new { name = "Drinks" }, Cancel);
        var alike = await Change(owner, soups.Word("id")!, new { name = "Drinks" });
        var removed = await owner.DeleteAsync(
            $"/api/v1/product-categories/{soups.Word("id")}", Cancel);

        Assert.Equal(HttpStatusCode.Conflict, used.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alike.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(["Drinks 1"], await All(owner));
    }

    private static async Task<IReadOnlyList<string>> All(HttpClient client) =>
    [
        .. (await client.Ask("/product-categories")).Items()
            .Select(c => $"{c.Word("name")} {c.Number("products")}"),
    ];

    private static Task<HttpResponseMessage> Change(HttpClient client, string id, object wish) =>
        client.PatchAsJsonAsync($"/api/v1/product-categories/{id}", wish, Cancel);
}
