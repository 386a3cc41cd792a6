using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Kite.Insight;

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
    public static string Write(PickQuestion question, string? within)
    {
        var told = JsonSerializer.SerializeToNode(question, Short)!.AsObject();
        if (within is not null && IsOfProducts(within)) told[OfProducts] = true;
        return told.ToJsonString(Short);
    }

    public static bool IsOfProducts(string written) =>
        JsonNode.Parse(written) is JsonObject told && Telling.Any(told.ContainsKey);
}
