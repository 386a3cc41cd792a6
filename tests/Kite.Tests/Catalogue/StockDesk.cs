using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>Two stores, tea and pie, and someone who receives, sells, counts and moves them.
/// </summary>
internal sealed class StockDesk
{
    private readonly Shop shop;
    private readonly Dictionary<string, string> products = new(StringComparer.Ordinal);
    private int sold;

    private StockDesk(Shop shop, HttpClient owner) => (this.shop, Owner) = (shop, owner);

    public HttpClient Owner { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<StockDesk> At(Shop shop)
    {
        var desk = new StockDesk(shop, await shop.Client());
        await desk.Owner.Tell("/stores", new { name = "Harbour", timeZone = "UTC" });
        await desk.Owner.Tell("/stores", new { name = "Station", timeZone = "UTC" });
        foreach (var (code, name, barcode) in new[]
        {
            ("TEA", "Tea", "690"), ("PIE", "Pie", "691"),
        })
        {
            var product = await desk.Owner.Tell(
                "/products", new { code, name, barcodes = new[] { barcode } });
            desk.products[code] = product.Word("id")!;
        }
        return desk;
    }

    public Task<JsonElement> Enter(
        string kind, int store, string product, long much, string? reason = null) =>
        Owner.Tell("/stock-movements", new { store, kind, reason, lines = Lines(product, much) });

    public Task<JsonElement> Count(int store, string product, long found) =>
        Owner.Tell("/stock-counts", new { store, lines = Lines(product, found) });

    public Task<JsonElement> Transfer(int from, int to, string product, long much) =>
        Owner.Tell("/stock-transfers", new { from, to, lines = Lines(product, much) });

    public Task<HttpResponseMessage> Post(string path, object body) =>
        Owner.PostAsJsonAsync("/api/v1" + path, body, Cancel);

    public Task<JsonElement> Sell(
        string product, long much, string? at = null, string? day = null, bool isReturn = false,
        string? reference = null, int store = 1) =>
        Owner.Tell("/purchases", new
        {
            net = Money(isReturn ? -100 : 100),
            at,
            day,
            storeNumber = store,
            isReturn,
            source = "till",
            reference = reference ?? $"S{++sold}",
            lines = new[]
            {
                new { product, quantityThousandths = much, net = Money(isReturn ? -100 : 100) },
            },
        });

    public Task Low(int store, string product, long low) =>
        Put(store, product, new { lowThousandths = low });

    public Task Close(int store, string product) => Put(store, product, new { isClosed = true });

    public Task<HttpResponseMessage> Once(string key, long much)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/stock-movements")
        {
            Content = JsonContent.Create(new
            {
                store = 1, kind = "received", lines = Lines("TEA", much),
            }),
        };
        request.Headers.Add("Idempotency-Key", key);
        return Owner.SendAsync(request, Cancel);
    }

    public async Task<IReadOnlyList<string>> Levels(string query = "") =>
        [.. (await Owner.Ask("/stock-levels" + query)).Items().Select(Said)];

    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<string>> Movements(int store, string product)
    {
        var page = await Owner.Ask($"/stock-movements?store={store}&product={products[product]}");
        return
        [
            .. page.Items().Reverse().Select(m =>
                $"{m.Word("kind")} {m.Number("quantityThousandths")} "
                + $"{m.Number("levelThousandths")}"),
        ];
    }

    public Task<Finding> Verified() => shop.With((IEnumerable<ICheck> checks) =>
        checks.Single(c => c.GetType().Name == "StockCheck").Run(Cancel));

    public static string Said(JsonElement level) =>
        $"{level.Word("product")}@{level.Number("store")} {level.Number("levelThousandths")}";

    private async Task Put(int store, string product, object wish)
    {
        var answer = await Owner.PutAsJsonAsync(
            $"/api/v1/stock-levels/{store}/{products[product]}", wish, Cancel);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static object[] Lines(string product, long much) =>
        [new { product, quantityThousandths = much }];

    private static object Money(long coins) => new { amount = coins, currency = "CNY" };
}
