using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Kite.Insight;

/// <summary>
/// What a list was asked of, with the set of lines as it was called and as it lay then.
/// </summary>
internal sealed record OriginQuestion : PickQuestion
{
    public string? SetName { get; init; }
    public DateOnly? SetFrom { get; init; }
}

/// <summary>
/// What a list was asked of when it was made, as it lies in the books: for the reader, and to know
/// whether it tells what single customers bought.
/// </summary>
internal static class PickOrigin
{
    private const string OfProducts = "ofProducts";
    private const string Needs = "needs";
    private static readonly string[] Telling = [OfProducts, "product", "with", "fits"];

    private static readonly JsonSerializerOptions Short = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What was picked out of a segment is told only to who may know that.</summary>
    public static string Write(
        PickQuestion question, IReadOnlySet<string>? needs, Thresholds? lines)
    {
        var told = JsonSerializer.SerializeToNode(question, Short)!.AsObject();
        if (lines?.Used is { } used && GoesByLines(question))
        {
            told["set"] = used.Set;
            told["setName"] = used.Name;
            told["setFrom"] = $"{used.From:O}";
            (told["often"], told["much"]) = (lines.Often, lines.Much);
        }
        return With(told, needs);
    }

    /// <summary>A frozen list that is told only to who may see all this.</summary>
    public static string Write(IReadOnlySet<string>? needs) => With([], needs);

    /// <summary>What was kept of what one must be allowed to see.</summary>
    public static IReadOnlyList<string>? NeedsOf(string written) =>
        JsonNode.Parse(written) is JsonObject told && told[Needs] is JsonArray needs
            ? [.. needs.Select(n => n!.GetValue<string>())]
            : null;

    private static string With(JsonObject told, IReadOnlySet<string>? needs)
    {
        if (needs is not null)
        {
            told[Needs] = new JsonArray(
                [.. needs.Order(StringComparer.Ordinal).Select(n => JsonValue.Create(n))]);
        }
        return told.ToJsonString(Short);
    }

    private static bool GoesByLines(PickQuestion q) =>
        (q.Quarter ?? q.Cell ?? q.Move ?? q.Set) is not null;

    public static bool IsOfProducts(string written) =>
        JsonNode.Parse(written) is JsonObject told && Telling.Any(told.ContainsKey);
}
