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
    private static readonly string[] Telling = [OfProducts, "product", "with", "fits"];

    private static readonly JsonSerializerOptions Short = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>What was picked out of a list that tells of products tells of them, too.</summary>
    public static string Write(PickQuestion question, string? within, Thresholds? lines)
    {
        var told = JsonSerializer.SerializeToNode(question, Short)!.AsObject();
        if (lines?.Used is { } used && GoesByLines(question))
        {
            told["set"] = used.Set;
            told["setName"] = used.Name;
            told["setFrom"] = $"{used.From:O}";
            (told["often"], told["much"]) = (lines.Often, lines.Much);
        }
        if (within is not null && IsOfProducts(within)) told[OfProducts] = true;
        return told.ToJsonString(Short);
    }

    private static bool GoesByLines(PickQuestion q) =>
        (q.Quarter ?? q.Cell ?? q.Move ?? q.Set) is not null;

    public static bool IsOfProducts(string written) =>
        JsonNode.Parse(written) is JsonObject told && Telling.Any(told.ContainsKey);
}
