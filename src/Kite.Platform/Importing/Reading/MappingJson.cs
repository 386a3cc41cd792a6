using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kite.Importing;

/// <summary>
/// Mappings as JSON, to be kept, sent and written by hand: <c>{"name": "till", "shape": {"kind":
/// "tab"}, "columns": {"day": "Date", "amount": 4}}</c>, columns by heading or by place.
/// </summary>
public static class MappingJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        // A misspelt word must not be passed over in silence.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    };

    public static string Write(ImportMapping mapping) => JsonSerializer.Serialize(mapping, Options);

    /// <summary>The mapping in this JSON; <paramref name="name"/> is what a refusal calls it.
    /// </summary>
    public static Result<ImportMapping> Read(string json, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportMapping>(json, Options) is { } mapping
                ? mapping
                : new MappingIsUnreadable(name, "$");
        }
        catch (JsonException e)
        {
            return new MappingIsUnreadable(name, e.Path ?? "$");
        }
    }
}
