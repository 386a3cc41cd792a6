using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>A shop with strategies: one person writes them, another approves.</summary>
internal sealed class StrategyDesks(CardShop shop, HttpClient first, HttpClient second)
    : IAsyncDisposable
{
    public static readonly object Written = new
    {
        owner = "Lin", departmentsTold = "Kitchen, tills", safety = "Stopped by any manager",
        successMeasure = "Top-ups a week", exceptions = "Staff meals: not discounted",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public CardShop Shop => shop;
    public HttpClient First => first;
    public HttpClient Second => second;

    public static async Task<StrategyDesks> Open()
    {
        var shop = await CardShop.Open();
        return new(shop, shop.Till, await shop.Shop.Client(Role.Manager));
    }

    /// <summary>The classic: paying from the balance gets nothing off, paying otherwise a fifth.
    /// </summary>
    public static object Classic(string name = "Classic", object? caps = null) => new
    {
        name, effect = new { kind = "percent", basisPoints = 2000 }, paidBy = "other", caps,
        sheet = Written,
    };

    public Task<JsonElement> Write(object facts) => first.Tell("/strategies", facts);

    /// <summary>Written, proposed by the first and approved by the second person.</summary>
    public async Task<string> Run(object facts)
    {
        var id = (await Write(facts)).Word("id")!;
        await Do(first, id, "proposals");
        await Do(second, id, "approvals");
        return id;
    }

    public static Task<JsonElement> Do(
        HttpClient by, string id, string what, object? body = null) =>
        by.Tell($"/strategies/{id}/{what}", body ?? new { });

    /// <summary>The same where it must be refused; answers the code.</summary>
    public static async Task<string?> Refused(
        HttpClient by, string id, string what, object? body = null,
        HttpStatusCode status = HttpStatusCode.Conflict)
    {
        using var answer = await by.PostAsJsonAsync(
            $"/api/v1/strategies/{id}/{what}", body ?? new { }, Cancel);
        return (await Read(answer, status)).Word("code");
    }

    /// <summary>A bill of so much, tried; answers what it costs: from the balance, otherwise.
    /// </summary>
    public async Task<(long Balance, long Otherwise)> Try(
        long list, long fromBalance = 0, object? more = null)
    {
        var tried = await Trial(list, fromBalance, more);
        return (Coins(tried, "fromBalance"), Coins(tried, "otherwise"));
    }

    public async Task<JsonElement> Trial(long list, long fromBalance = 0, object? more = null)
    {
        var cart = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        cart["lines"] = JsonSerializer.SerializeToNode(new[] { new { amount = Cny(list) } });
        cart["fromBalance"] = JsonSerializer.SerializeToNode(Cny(fromBalance));
        return await first.Tell("/strategies/trials", cart);
    }

    public ValueTask DisposeAsync() => shop.DisposeAsync();
}
