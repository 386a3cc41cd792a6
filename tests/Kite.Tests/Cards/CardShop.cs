using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>A shop that issues cards, as programs at its tills see it.</summary>
internal sealed class CardShop(Shop shop, HttpClient till) : IAsyncDisposable
{
    private int keys;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Shop Shop => shop;
    public HttpClient Till => till;

    public static async Task<CardShop> Open(object? kind = null)
    {
        var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/stores", new { name = "Harbour" });
        await till.Tell("/card-kinds", kind ?? new
        {
            name = "Gold",
            tiers = new[]
            {
                new { from = Cny(500_000), bonus = Cny(50_000) },
                new { from = Cny(1_000_000), bonus = Cny(200_000) },
            },
        });
        return new(shop, till);
    }

    /// <summary>Sets down what the law asks, from today on.</summary>
    public async Task<JsonElement> SetLaw(params (LawRule Rule, long Value)[] rules)
    {
        using var answer = await till.PutAsJsonAsync(
            "/api/v1/jurisdiction",
            new
            {
                pack = "none", fromDay = $"{Today:yyyy-MM-dd}", currency = "CNY",
                reason = "said our lawyer",
                rules = rules.Select(r => new
                {
                    rule = JsonNamingPolicy.CamelCase.ConvertName($"{r.Rule}"), value = r.Value,
                }),
            },
            Cancel);
        return await Read(answer, HttpStatusCode.OK);
    }

    public DateOnly Today => DateOnly.FromDateTime(shop.Clock.GetUtcNow().UtcDateTime);

    public static object Cny(long amount) => new { amount, currency = "CNY" };

    public async Task<long> Card(object? facts = null) =>
        (await till.Tell("/cards", facts ?? new { })).Number();

    /// <summary>Sends it under a key of its own, or this one.</summary>
    public async Task<HttpResponseMessage> Send(
        long card, string verb, object body, string? key = null, HttpClient? by = null)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/api/v1/cards/{card}/{verb}")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", key ?? $"key {++keys}");
        return await (by ?? till).SendAsync(request, Cancel);
    }

    /// <summary>The same where it must be taken.</summary>
    public async Task<JsonElement> Do(long card, string verb, object body, string? key = null)
    {
        using var answer = await Send(card, verb, body, key);
        return await Read(answer, HttpStatusCode.Created);
    }

    /// <summary>The same where it must be refused; answers the code.</summary>
    public async Task<string?> Refused(
        long card, string verb, object body, HttpStatusCode status = HttpStatusCode.Conflict)
    {
        using var answer = await Send(card, verb, body);
        return (await Read(answer, status)).Word("code");
    }

    /// <summary>The same where one field is at fault; answers which.</summary>
    public async Task<string> Field(long card, string verb, object body)
    {
        using var answer = await Send(card, verb, body);
        var problem = await Read(answer, HttpStatusCode.UnprocessableEntity);
        return problem.GetProperty("fields").EnumerateObject().Single().Name;
    }

    public Task<JsonElement> TopUp(long card, long amount) =>
        Do(card, "top-ups", new { amount = Cny(amount), tender = "cash" });

    public Task<JsonElement> Pay(long card, long amount) =>
        Do(card, "payments", new { amount = Cny(amount) });

    /// <summary>What is on it: paid in and given.</summary>
    public async Task<(long Principal, long Bonus)> Balance(long card)
    {
        var found = await till.Ask($"/cards/{card}");
        return (Coins(found, "principal"), Coins(found, "bonus"));
    }

    public static long Coins(JsonElement item, string field) =>
        item.GetProperty(field).GetProperty("amount").GetInt64();

    public static async Task<JsonElement> Read(HttpResponseMessage answer, HttpStatusCode wanted)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.StatusCode == wanted, $"{answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    public ValueTask DisposeAsync() => shop.DisposeAsync();
}
