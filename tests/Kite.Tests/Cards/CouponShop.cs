using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Kite.Tests.CardShop;

namespace Kite.Tests;

/// <summary>A shop that issues and takes coupons, as programs at tills see it.</summary>
internal sealed class CouponShop(CardShop shop) : IAsyncDisposable
{
    private int keys;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Shop Shop => shop.Shop;
    public HttpClient Till => shop.Till;

    public static async Task<CouponShop> Open() => new(await CardShop.Open());

    /// <summary>A kind of coupon; twenty off unless it is said otherwise.</summary>
    public async Task<string> Kind(object? facts = null) =>
        (await Till.Tell("/coupon-kinds", facts ?? Twenty())).Word("id")!;

    public static object Twenty(string name = "Twenty", int uses = 1) => new
    {
        name, effect = "amount", off = Cny(2_000), uses,
    };

    /// <summary>A coupon of this kind, issued by hand; answers number and code.</summary>
    public async Task<(long Number, string Code)> Issue(string kind, long? customer = null)
    {
        var issued = await Till.Tell("/coupons", new { kindId = kind, customerNumber = customer });
        return (issued.GetProperty("coupon").Number(), issued.Word("code")!);
    }

    public async Task<long> Customer(string name) => (await Till.Customer(name)).Number();

    /// <summary>What a code is worth for a bill: the amount, or the reasons why not.</summary>
    public async Task<string> Look(string code, long amount, long? customer = null)
    {
        var read = await Till.Tell(
            $"/coupons/{code}/readings", new { amount = Cny(amount), customer });
        var bars = read.GetProperty("bars").EnumerateArray().Select(b => b.Word("code"));
        return Coins(read, "off") > 0 ? $"{Coins(read, "off")}" : string.Join(' ', bars);
    }

    public async Task<HttpResponseMessage> Send(
        string path, object body, string? key = null, HttpClient? by = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/coupons/" + path)
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Add(
            "Idempotency-Key", key ?? $"coupon key {Interlocked.Increment(ref keys)}");
        return await (by ?? Till).SendAsync(request, Cancel);
    }

    /// <summary>Uses it for a bill; answers what it took off, or the code of the refusal.
    /// </summary>
    public async Task<string> Use(
        string code, long amount, long? customer = null, string? key = null)
    {
        using var answer = await Send($"{code}/uses", new { amount = Cny(amount), customer }, key);
        var told = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return answer.StatusCode switch
        {
            HttpStatusCode.Created => $"{Coins(told, "off")}",
            HttpStatusCode.UnprocessableEntity => string.Join(
                ' ', told.GetProperty("fields").EnumerateObject().Select(
                    f => $"{f.Name}: {f.Value[0].Word("code")}")),
            _ => told.Word("code")!,
        };
    }

    /// <summary>Gives a use back; answers the code of the refusal, or nothing.</summary>
    public async Task<string> Back(string code, int use, string? key = null)
    {
        using var answer = await Send(
            $"{code}/uses/{use}/reversals", new { reason = "the soup was cold" }, key);
        var told = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return answer.StatusCode is HttpStatusCode.Created ? "" : told.Word("code")!;
    }

    public async Task<string?> State(long number) =>
        (await Till.Ask($"/coupons/{number}")).GetProperty("coupon").Word("state");

    /// <summary>What <c>kite verify</c> finds wrong.</summary>
    public Task<Finding> Verify() => Shop.With((IEnumerable<ICheck> checks) =>
        checks.OfType<Cards.CouponsCheck>().Single().Run(Cancel));

    public ValueTask DisposeAsync() => shop.DisposeAsync();
}
