using System.Net;
using System.Net.Http.Json;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>The first purchase settles the currency of the books, whoever sends it.</summary>
[Trait("books", "both")]
public sealed class FirstPurchaseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_first_purchases_at_once_in_two_currencies_only_one_currency_enters()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Harbour" });
        await owner.Customer("Lin");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(
            i => Buy(owner, i, i % 2 == 0 ? "USD" : "EUR")));

        var kept = await shop.Books(db => db.Set<Purchase>().ToListAsync(Cancel));
        var currency = Assert.Single(kept.Select(p => p.Currency).Distinct());
        Assert.Equal(6, kept.Count);
        Assert.Equal(currency, (await owner.Ask("/business")).Word("currency"));
        Assert.Equal(6, answers.Count(a => a == HttpStatusCode.Created));
        Assert.Equal(6, answers.Count(a => a == HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task A_currency_chosen_while_the_first_purchase_comes_in_is_that_purchases()
    {
        for (var round = 0; round < 5; round++)
        {
            await using var shop = await Shop.Open();
            var owner = await shop.Client();
            await owner.Tell("/stores", new { name = "Harbour" });
            await owner.Customer("Lin");

            await Task.WhenAll(Buy(owner, round, "USD"), Choose(owner, "EUR"));

            var kept = await shop.Books(db => db.Set<Purchase>().ToListAsync(Cancel));
            var books = (await owner.Ask("/business")).Word("currency");
            Assert.All(kept, p => Assert.Equal(books, p.Currency));
        }
    }

    private static async Task Choose(HttpClient owner, string currency)
    {
        using var answer = await owner.PutAsJsonAsync(
            "/api/v1/business",
            new { name = "Harbour Kitchen", currency, timeZone = "Asia/Shanghai", region = "CN" },
            Cancel);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<HttpStatusCode> Buy(HttpClient owner, int number, string currency)
    {
        using var answer = await owner.PostAsJsonAsync(
            "/api/v1/purchases",
            new
            {
                customerNumber = 1, day = "2026-11-20", reference = $"S{number}", source = "till",
                net = new { amount = 900, currency },
            },
            Cancel);
        return answer.StatusCode;
    }
}
