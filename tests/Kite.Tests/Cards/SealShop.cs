using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>
/// A shop whose cards carry data, with what lies in people's hands: a card and its copies are
/// texts that are read, as by a scanner.
/// </summary>
internal sealed class SealShop(CardShop cards) : IAsyncDisposable
{
    private readonly Dictionary<string, string> hands = new(StringComparer.Ordinal);
    private long card;

    public CardShop Cards => cards;
    public long Card => card;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<SealShop> Open(
        string whenSuspect = "refuse", string carries = "chip", bool needsSeal = true)
    {
        var cards = await CardShop.Open(new
        {
            name = "Gold", carries, needsSeal, whenSuspect, apartMinutes = 10,
        });
        await cards.Till.Tell("/stores", new { name = "Hill" });
        var shop = new SealShop(cards);
        shop.card = await cards.Card();
        await cards.TopUp(shop.card, 1_000);
        cards.Shop.Clock.Advance(TimeSpan.FromHours(1));
        return shop;
    }

    /// <summary>A page that a shopkeeper signs: what is done, and what is said to it.</summary>
    public async Task Told(string page)
    {
        var rows = page.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(r => r.Trim()).Where(r => r.Length > 0).Skip(1).ToList();
        var told = new List<string>();
        foreach (var row in rows)
        {
            var at = row.LastIndexOf("  ", StringComparison.Ordinal);
            var says = await Do(row[..at].Trim().Split(' '));
            cards.Shop.Clock.Advance(TimeSpan.FromSeconds(30));
            told.Add($"{row[..at].Trim()}: {says}");
        }
        Assert.Equal(
            rows.Select(r => $"{r[..r.LastIndexOf("  ", StringComparison.Ordinal)].Trim()}: "
                + r[(r.LastIndexOf("  ", StringComparison.Ordinal) + 2)..].Trim()),
            told);
        await Well();
    }

    private async Task<string> Do(string[] words) => words switch
    {
        ["write"] => await Write(isTold: true),
        ["write-untold"] => await Write(isTold: false),
        ["copy", var to] => Copy(to),
        ["pay", var coins, var hand] => await Pay(Number(coins), hand),
        ["pay", var coins] => await Pay(Number(coins), null),
        ["top-up", var coins] => await TopUp(Number(coins)),
        ["read", var hand] => await Read(hand, 1),
        ["read", var hand, "at", var store] => await Read(hand, (int)Number(store)),
        ["wait", var minutes] => Wait((int)Number(minutes)),
        ["lose"] => await Turn("losses"),
        ["find"] => await Turn("thaws"),
        ["replace"] => await Replace(),
        ["rotate"] => $"key {cards.Shop.Keys.Rotate()}",
        ["restore"] => await Restore(),
        _ => throw new InvalidOperationException(string.Join(' ', words)),
    };

    public string Hand(string hand) => hands[hand];

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);

    private string Copy(string to)
    {
        hands[to] = hands["card"];
        return "copied";
    }

    private string Wait(int minutes)
    {
        cards.Shop.Clock.Advance(TimeSpan.FromMinutes(minutes));
        return "waited";
    }

    private async Task<string> Write(bool isTold)
    {
        var next = await cards.Till.Ask($"/cards/{card}/seal");
        hands["card"] = next.Word("text")!;
        if (isTold)
        {
            await cards.Till.Tell(
                $"/cards/{card}/seals", new { seal = next.Word("chip"), storeNumber = 1 });
        }
        return $"seal {next.Number("version")}";
    }

    private async Task<string> Read(string hand, int store)
    {
        using var answer = await cards.Till.PostAsJsonAsync(
            "/api/v1/cards/readings", new { seal = hands[hand], storeNumber = store }, Cancel);
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return answer.IsSuccessStatusCode
            ? body.Word("outcome")! + (body.GetProperty("isToBeWritten").GetBoolean()
                ? ", to be written" : "")
            : Code(body);
    }

    private async Task<string> Pay(long coins, string? hand)
    {
        using var answer = await cards.Send(card, "payments", new
        {
            amount = CardShop.Cny(coins), seal = hand is null ? null : hands[hand],
        });
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return answer.IsSuccessStatusCode ? $"{CardShop.Coins(body, "after")} left" : Code(body);
    }

    private async Task<string> TopUp(long coins)
    {
        var paid = await cards.TopUp(card, coins);
        return $"{CardShop.Coins(paid, "after")} on it";
    }

    private async Task<string> Turn(string verb)
    {
        using var answer = await cards.Send(card, verb, new { });
        return (await CardShop.Read(answer, System.Net.HttpStatusCode.OK)).Word("state")!;
    }

    private async Task<string> Replace()
    {
        card = (await cards.Till.Tell(
            $"/cards/{card}/replacements", new { reason = "showed the passport" })).Number();
        return "another card";
    }

    // The card remembers a payment that the books have lost with yesterday's disk.
    private async Task<string> Restore()
    {
        var next = await cards.Till.Ask($"/cards/{card}/seal");
        var press = new SealPress(cards.Shop.Keys);
        hands["card"] = press.Text(CardSeal.Of(
            card, next.Number("version") + 1,
            new(next.Number("position") + 1, CardShop.Coins(next, "principal") - 1, 0, 0),
            "CNY", press.Key));
        return "restored";
    }

    public static string Code(JsonElement problem) =>
        problem.TryGetProperty("fields", out var fields)
            ? fields.EnumerateObject().First().Value[0].Word("code")!
            : problem.Word("code")!;

    public async Task<IReadOnlyList<JsonElement>> Findings(string query = "") =>
        [.. (await cards.Till.Ask("/cards/findings" + query)).Items()];

    public async Task Well()
    {
        Assert.All(
            await cards.Shop.With(async (IEnumerable<ICheck> checks) =>
            {
                var found = new List<Finding>();
                foreach (var check in checks.Where(
                    c => c.GetType().Name is "SealsCheck" or "BooksCheck"))
                {
                    found.Add(await check.Run(Cancel));
                }
                return (IReadOnlyList<Finding>)found;
            }),
            f => Assert.True(f.IsWell, f.ToString()));
    }

    public ValueTask DisposeAsync() => cards.DisposeAsync();
}
