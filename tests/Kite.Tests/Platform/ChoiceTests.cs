using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>Words in an address are understood in large letters and small.</summary>
[Trait("books", "both")]
public sealed class ChoiceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/customers?order=NAME")]
    [InlineData("/customers?order=Name&kind=company")]
    [InlineData("/customers/count?kind=COMPANY")]
    [InlineData("/customers/export?format=XLSX")]
    [InlineData("/imports?state=HALFUNDONE")]
    [InlineData("/imports?state=halfUndone&kind=Purchases")]
    [InlineData("/insight/contribution-map?rule=MEDIAN")]
    [InlineData("/insight/customers?rule=median&quarter=b")]
    [InlineData("/insight/customers?rule=median&cell=1-1-b")]
    [InlineData("/insight/customers?rule=median&move=a-NONE&from=2026-01-01&to=2026-01-31"
        + "&thenFrom=2026-02-01&thenTo=2026-02-28")]
    [InlineData("/insight/lists/GOLD")]
    public async Task Large_letters_and_small_are_one(string address)
    {
        await using var shop = await Shop.Open();
        var answer = await (await shop.Client()).GetAsync("/api/v1" + address, Cancel);
        Assert.True(
            answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData("/customers?order=best", "order", "newest")]
    [InlineData("/customers?kind=ghost", "kind", "company")]
    [InlineData("/customers?kind=1", "kind", "company")]
    [InlineData("/customers/export?format=pdf", "format", "xlsx")]
    [InlineData("/imports?state=gone", "state", "halfUndone")]
    [InlineData("/imports?kind=ghosts", "kind", "purchases")]
    [InlineData("/insight/contribution-map?rule=luck", "rule", "median")]
    [InlineData("/insight/customers?rule=median&quarter=e", "quarter", "A to D")]
    [InlineData("/insight/customers?rule=median&quarter=1", "quarter", "A to D")]
    public async Task An_unknown_word_is_told_those_that_are_known(
        string address, string field, string known)
    {
        await using var shop = await Shop.Open();
        var answer = await (await shop.Client()).GetAsync("/api/v1" + address, Cancel);
        Assert.True(
            answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("bad-input", problem.Word("code"));
        Assert.Contains(
            known, problem.GetProperty("fields").GetProperty(field)[0].Word("message"));
    }
}
