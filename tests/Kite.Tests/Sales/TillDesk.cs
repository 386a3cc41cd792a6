using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>
/// A store with a till, tea at 10, a pie at 20 with 13 % in it, soup without a price, and who
/// stands at the till.
/// </summary>
internal sealed class TillDesk(CardShop cards) : IAsyncDisposable
{
    private int keys;

    public CardShop Cards => cards;
    public Shop Shop => cards.Shop;
    public HttpClient Till => cards.Till;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TillDesk> Begin(object? kind = null, bool hasShift = true)
    {
        var desk = new TillDesk(await CardShop.Open(kind));
        var till = desk.Till;
        await till.Tell("/tills", new { name = "Front", storeNumber = 1 });
        await till.Tell("/tax-rates", new
        {
            code = "VAT-13", name = "VAT", basisPoints = 1300, isIncluded = true,
        });
        await till.Tell("/tax-rates", new
        {
            code = "CITY", name = "City tax", basisPoints = 500, isIncluded = false,
        });
        await till.Tell("/products", new
        {
            code = "TEA", name = "Tea", price = CardShop.Cny(1000), memberPrice = CardShop.Cny(800),
            barcodes = new[] { "690" },
        });
        await till.Tell("/products", new
        {
            code = "PIE", name = "Pie", price = CardShop.Cny(2000), taxRate = "VAT-13",
        });
        await till.Tell("/products", new { code = "SOUP", name = "Soup of the day" });
        if (hasShift) await till.Tell("/shifts", new { till = 1 });
        desk.Shop.Clock.Advance(TimeSpan.FromMinutes(1));
        return desk;
    }

    public static object[] Lines(params string[] products) =>
        [.. products.Select(product => new { product })];

    public static object Cash(long amount, long? given = null) => new
    {
        kind = "cash", amount = CardShop.Cny(amount),
        given = given is { } coins ? CardShop.Cny(coins) : null,
    };

    public static object Stored(long amount, long card, string? pin = null) =>
        new { kind = "storedValue", amount = CardShop.Cny(amount), card, pin };

    public async Task<HttpResponseMessage> Send(
        object bill, string? key = null, HttpClient? by = null, string path = "checkouts")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}")
        {
            Content = JsonContent.Create(bill),
        };
        request.Headers.Add("Idempotency-Key", key ?? $"bill {++keys}");
        return await (by ?? Till).SendAsync(request, Cancel);
    }

    /// <summary>Sends a bill that must be taken.</summary>
    public async Task<JsonElement> Sell(object bill, string? key = null)
    {
        using var answer = await Send(bill, key);
        return await CardShop.Read(answer, HttpStatusCode.Created);
    }

    /// <summary>Sends a bill that must be refused; answers the code, a field's where one is at
    /// fault.</summary>
    public async Task<string?> Refused(
        object bill, HttpStatusCode status = HttpStatusCode.UnprocessableEntity,
        HttpClient? by = null)
    {
        using var answer = await Send(bill, by: by);
        var problem = await CardShop.Read(answer, status);
        return problem.TryGetProperty("fields", out var fields)
            ? fields.EnumerateObject().First().Value[0].Word("code")
            : problem.Word("code");
    }

    /// <summary>Lines of a bill come back; all of the first where none is named.</summary>
    public async Task<JsonElement> GiveBack(
        JsonElement bill, object[]? lines = null, string? key = null)
    {
        using var answer = await SendBack(bill, lines, key);
        return await CardShop.Read(answer, HttpStatusCode.Created);
    }

    public Task<HttpResponseMessage> SendBack(
        JsonElement bill, object[]? lines = null, string? key = null) => Send(
        new { till = 1, lines = lines ?? [new { line = 1 }], reason = "cold" }, key,
        path: $"checkouts/{bill.Word("id")}/refunds");

    public Task<JsonElement> Quote(object bill) => Till.Tell("/checkouts/quotes", bill);

    /// <summary>What a refusal must leave as it was: cards, purchases, bills, stock, trail.
    /// </summary>
    public async Task<string> Everything() => await new Cashier(Shop).Everything()
        + await Shop.Books(async db => string.Join(
            ' ',
            await db.Set<Purchase>().CountAsync(Cancel),
            await db.Set<PurchaseLine>().CountAsync(Cancel),
            await db.Set<Checkout>().CountAsync(Cancel),
            await db.Set<CheckoutTender>().CountAsync(Cancel),
            await db.Set<CheckoutKey>().CountAsync(Cancel),
            await db.Set<CheckoutGuest>().CountAsync(Cancel),
            await db.Set<CheckoutRefund>().CountAsync(Cancel),
            await db.Set<CheckoutRefundKey>().CountAsync(Cancel),
            await db.Set<Kite.Catalogue.StockMovement>().CountAsync(Cancel),
            await db.Set<Counter>().SumAsync(c => c.Last, Cancel),
            await db.Set<AuditEntry>().CountAsync(Cancel)));

    public Task<IReadOnlyList<Finding>> Verified() =>
        Shop.With(async (IEnumerable<ICheck> checks) =>
        {
            var found = new List<Finding>();
            foreach (var check in checks.Where(c => c.GetType().Name is
                "CheckoutsCheck" or "RefundsCheck" or "ShiftsCheck" or "PurchasesCheck"
                or "BooksCheck" or "StockCheck"))
            {
                found.Add(await check.Run(Cancel));
            }
            return (IReadOnlyList<Finding>)found;
        });

    public ValueTask DisposeAsync() => cards.DisposeAsync();
}
