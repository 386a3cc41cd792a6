using System.Text.Json.Nodes;
using static System.FormattableString;
using static Kite.Simulating.TillScript;

namespace Kite.Simulating;

/// <summary>Two stores in two time zones with tills, cards, and rules for points.</summary>
internal static class SimulatedPremises
{
    public static async Task Open(
        SimulatedKite kite, ToldBooks told, int tills, CancellationToken cancel)
    {
        var asked = 0;
        await Do("stores", Named("Harbour", ("timeZone", "Europe/Athens"), ("cutOff", "04:00")));
        await Do("stores", Named("Old Town", ("timeZone", "Asia/Shanghai")));
        for (var i = 0; i < tills; i++)
            await Do("tills", Named(Invariant($"Till {i + 1}"), ("storeNumber", 1 + (i % 2))));
        told.NewKind(Id(await Do("card-kinds", Kind("Gold", bonusDays: 3, "bonusFirst"))));
        told.NewKind(Id(await Do("card-kinds", Kind("Silver", bonusDays: null, "proportional"))));
        await Do("point-rules", Rule("House", "amount", ("points", 1), ("every", Cny(100))));
        await Do("point-rules", Rule("Double", "multiplier", ("percent", 150)));
        await Do("point-rules", Rule("Worth", "worth", ("points", 10), ("every", Cny(100))));
        await Do("point-rules", Rule("A week", "lasting", ("days", 7)));

        async Task<JsonNode> Do(string path, JsonObject body)
        {
            var errand = new Errand($"premises {body.ToJsonString()} {++asked}", "", path, body);
            var done = await TillWire.Send(kite, errand, TimeSpan.Zero, cancel);
            return done.Told ?? throw new InvalidOperationException($"{errand}: {done.No}");
        }
    }

    private static string Id(JsonNode told) => told["id"]!.ToString();

    private static JsonObject Named(string name, params (string Name, JsonNode Value)[] more)
    {
        var named = new JsonObject { ["name"] = name };
        foreach (var (field, value) in more) named[field] = value;
        return named;
    }

    private static JsonObject Rule(
        string name, string kind, params (string Name, JsonNode Value)[] more) =>
        Named(name, [("kind", kind), .. more]);

    // 500 pays in 550, a bonus that may lapse within days.
    private static JsonObject Kind(string name, int? bonusDays, string order) => Named(
        name,
        ("tiers", new JsonArray(new JsonObject
        {
            ["from"] = Cny(50_000), ["bonus"] = Cny(5_000),
        })),
        ("spendOrder", order),
        ("bonusDays", bonusDays is { } days ? JsonValue.Create(days) : null!));
}
