using System.Text.Json;
using System.Text.Json.Nodes;
using Kite.Customers;

namespace Kite.Tests;

/// <summary>A route as the API's own description tells it: what it takes, by name.</summary>
internal sealed record DescribedRoute(
    string Method, string Pattern, IReadOnlyList<string> Query, IReadOnlyList<string> Path,
    JsonObject? Body)
{
    /// <summary>Every name that a fault may bear.</summary>
    public IEnumerable<string> Names =>
    [
        .. Query, .. Path, .. Body is null ? [] : Properties(Body),
        .. Pattern.EndsWith("/cards", StringComparison.Ordinal) ? OnACard : [],
        "body", "path", "file", "if-Match", "idempotency-Key",
    ];

    // What stands on a card is told by the card's own words, not by the field it was sent in.
    private static IEnumerable<string> OnACard => Enum.GetNames<CardField>();

    public static IReadOnlyList<DescribedRoute> In(string description)
    {
        var whole = JsonNode.Parse(description)!;
        return
        [
            .. from path in whole["paths"]!.AsObject()
               from method in path.Value!.AsObject()
               select Of(whole, path.Key, method.Key, method.Value!),
        ];
    }

    public override string ToString() => $"{Method} {Pattern}";

    /// <summary>The fields of the body, and a fit value for each.</summary>
    public Dictionary<string, JsonNode?> Fit() => Body is null
        ? []
        : Body["properties"]!.AsObject().ToDictionary(
            p => p.Key, p => Fit(p.Key, IsMoney(p.Value)));

    private static DescribedRoute Of(JsonNode whole, string path, string method, JsonNode route)
    {
        var all = route["parameters"]?.AsArray() ?? [];
        var schema = route["requestBody"]?["content"]?["application/json"]?["schema"];
        return new(
            method.ToUpperInvariant(), path, NamesOf(all, "query"), NamesOf(all, "path"),
            schema?["$ref"] is { } named ? Resolved(whole, named) : schema?.AsObject());
    }

    private static List<string> NamesOf(JsonArray all, string place) =>
    [
        .. all.Where(p => (string)p!["in"]! == place)
            .Select(p => JsonNamingPolicy.CamelCase.ConvertName((string)p!["name"]!)),
    ];

    private static JsonObject Resolved(JsonNode whole, JsonNode named) => named.GetValue<string>()
        .Split('/').Skip(1).Aggregate(whole, (at, step) => at[step]!).AsObject();

    private static IEnumerable<string> Properties(JsonObject schema) =>
        schema["properties"]?.AsObject().Select(p => p.Key) ?? [];

    private static bool IsMoney(JsonNode? schema) => schema is not null
        && schema.ToJsonString().Contains("/Money\"", StringComparison.Ordinal);

    private static JsonObject Amount() => new() { ["amount"] = 1250, ["currency"] = "CNY" };

    private static JsonNode? Fit(string field, bool isMoney) => field switch
    {
        "name" or "fullName" => $"Somebody {Guid.CreateVersion7():N}",
        "password" => "a long lantern",
        "role" => "cashier",
        "scopes" => "customers:read",
        "list" => "customers",
        "query" => new JsonObject(),
        "currency" => "CNY",
        "timeZone" => "Asia/Shanghai",
        "region" => "CN",
        "net" => Amount(),
        "day" => "2026-11-20",
        "customerNumber" => 1,
        "much" when isMoney => Amount(),
        "often" or "much" => 3,
        "of" => new JsonObject { ["quarter"] = "A" },
        _ => null,
    };
}
