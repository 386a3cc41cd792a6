using System.Text.Json;

namespace Kite.Tests.Insight.Segments;

/// <summary>A shop with five customers whom rules can tell apart, and short ways to ask.</summary>
internal static class Guestbook
{
    public static async Task<Shop> Open()
    {
        var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Old Town" });
        await owner.Tell("/stores", new { name = "Harbour" });
        foreach (var guest in new object[]
        {
            new { name = "Maria", language = "el", city = "Athens", tags = new[] { "regular" } },
            new { name = "Nikos", language = "el", city = "Athlone", email = "n@example.org" },
            new { name = "Lin", language = "zh-Hans", birthDate = "1990-11-26" },
            new { name = "Golden Reed", kind = "company", city = "Athens" },
            new { name = "Never", kind = "household" },
        })
        {
            await owner.Tell("/customers", guest);
        }
        foreach (var (customer, day, amount, store) in new[]
        {
            (1, "2026-11-20", 4_000, 1), (1, "2026-11-20", 1_000, 1), (1, "2026-11-21", 500, 2),
            (2, "2026-01-05", 9_000, 1), (3, "2026-10-01", 2_000, 2), (3, "2026-11-22", 2_000, 2),
            (4, "2025-03-01", 700, 1), (4, "2026-11-01", -700, 1),
        })
        {
            await owner.Bought(customer, day, amount, store);
        }
        return shop;
    }

    public static Task<JsonElement> Bought(
        this HttpClient client, int customer, string day, int amount, int store = 1) =>
        client.Tell("/purchases", new
        {
            customerNumber = customer, day, storeNumber = store,
            net = new { amount, currency = "CNY" }, isReturn = amount < 0,
        });

    /// <summary>A rule written short: <c>city begins Ath</c>, with a span behind an @.</summary>
    public static object Rule(string field, string @operator, params string[] values) =>
        new { field, @operator, values };

    public static Task<JsonElement> Segment(
        this HttpClient client, string name, object rule, bool live = true) =>
        client.Tell("/segments", new { name, rule, live });

    public static async Task<string> Members(this HttpClient client, JsonElement segment) =>
        string.Join(' ', (await client.Ask($"/segments/{segment.Word("id")}/members?limit=200"))
            .Items().Select(m => m.Number()));
}
