using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kite.Cards;

/// <summary>How the rules of a strategy stand in the books.</summary>
internal static class StrategyJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Write(StrategyRules rules) => JsonSerializer.Serialize(rules, Options);

    public static StrategyRules Read(string written) =>
        JsonSerializer.Deserialize<StrategyRules>(written, Options)!;
}
