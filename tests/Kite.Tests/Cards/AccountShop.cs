using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>A shop with a company that has an account, as programs see it.</summary>
internal sealed class AccountShop(CardShop cards, long company, long account) : IAsyncDisposable
{
    private int keys;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public CardShop Cards => cards;
    public HttpClient Till => cards.Till;
    public long Company => company;
    public long Number => account;

    public static async Task<AccountShop> Open(long topUp = 100_000, CardShop? shop = null)
    {
        var cards = shop ?? await CardShop.Open();
        var company = (await cards.Till.Tell(
            "/customers", new { name = "Harbour Freight", kind = "company" })).Number();
        var opened = await cards.Till.Tell(
            "/company-accounts", new { name = "Travel", customerNumber = company });
        var open = new AccountShop(cards, company, opened.Number());
        if (topUp > 0) await open.Do("top-ups", new { amount = Cny(topUp), tender = "cash" });
        return open;
    }

    /// <summary>One more card with so much for a bill, a day and a month.</summary>
    public async Task<long> Card(
        string holder = "Lin", long? purchase = null, long? day = null, long? month = null,
        bool points = true) =>
        (await Till.Tell($"/company-accounts/{account}/cards", new
        {
            holderName = holder, limits = Limits(purchase, day, month, points: points),
        })).Number();

    public static object Limits(
        long? purchase = null, long? day = null, long? month = null, string? reason = null,
        bool points = true, int? seen = null) => new
        {
            perPurchase = Some(purchase), perDay = Some(day), perMonth = Some(month), reason,
            maySpendPoints = points, seen,
        };

    /// <summary>Moves money on the account itself.</summary>
    public async Task<JsonElement> Do(string verb, object body, string? key = null)
    {
        using var answer = await Send(verb, body, key);
        return await Read(answer, HttpStatusCode.Created);
    }

    public Task<HttpResponseMessage> Send(
        string verb, object body, string? key = null, HttpClient? by = null) =>
        To($"/company-accounts/{account}/{verb}", body, key ?? $"account {account} {++keys}", by);

    public Task<HttpResponseMessage> Change(
        long card, object limits, HttpClient? by = null) =>
        To($"/company-accounts/{account}/cards/{card}/limits", limits, key: null, by);

    public async Task<HttpResponseMessage> To(
        string path, object body, string? key = null, HttpClient? by = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path)
        {
            Content = JsonContent.Create(body),
        };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await (by ?? Till).SendAsync(request, Cancel);
    }

    /// <summary>The answer's code, a field's where one is at fault.</summary>
    public static async Task<string> Code(HttpResponseMessage answer, HttpStatusCode status)
    {
        var problem = await Read(answer, status);
        return problem.TryGetProperty("fields", out var fields)
            ? string.Join(' ', fields.EnumerateObject().Select(
                f => $"{f.Name}:{f.Value[0].Word("code")}"))
            : problem.Word("code")!;
    }

    /// <summary>What a card may still spend, and what it spent today and this month.</summary>
    public async Task<(long May, long Today, long Month)> Spent(long card)
    {
        var shown = await Till.Ask($"/cards/{card}");
        var seat = shown.GetProperty("onAccount");
        return (
            Coins(shown, "spendable"), Coins(seat, "spentToday"), Coins(seat, "spentThisMonth"));
    }

    public async Task<long> Balance() =>
        Coins(await Till.Ask($"/company-accounts/{account}"), "balance");

    public Task<string> Everything() => new Cashier(cards.Shop).Everything();

    public async Task Well() => Assert.Empty(await new Cashier(cards.Shop).Faults());

    public ValueTask DisposeAsync() => cards.DisposeAsync();

    private static object? Some(long? coins) => coins is { } known ? Cny(known) : null;
}
