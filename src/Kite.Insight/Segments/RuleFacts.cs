using System.Text.Json;
using System.Text.Json.Serialization;
using Kite.Customers;

namespace Kite.Insight;

/// <summary>
/// A rule that says who is in a segment, or one part of it: a group of which <c>all</c>,
/// <c>any</c> or <c>none</c> must hold, or a condition with <c>field</c>, <c>operator</c> and
/// <c>values</c> (what there is: <c>/segments/fields</c>).
/// </summary>
public sealed record RuleFacts
{
    public IReadOnlyList<RuleFacts>? All { get; init; }
    public IReadOnlyList<RuleFacts>? Any { get; init; }
    public IReadOnlyList<RuleFacts>? None { get; init; }
    public string? Field { get; init; }

    /// <summary>is, begins, atLeast, atMost, between, ago or within.</summary>
    public string? Operator { get; init; }

    /// <summary>
    /// As in the address of the customers' list: words, numbers, amounts like 120.50, days like
    /// 2026-11-27; two of them for <c>between</c>.
    /// </summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Of which days and which store a figure or a purchase is asked.</summary>
    public ConditionSpan? Span { get; init; }

    /// <summary>On so many visits at least something was bought; once where nothing is said.
    /// </summary>
    public int? Times { get; init; }
}

/// <summary>How a rule lies in the books.</summary>
internal sealed record KeptRule(int Format, RuleFacts Rule)
{
    private const int Now = 1;

    private static readonly JsonSerializerOptions Short = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(RuleFacts rule) =>
        JsonSerializer.Serialize(new KeptRule(Now, rule), Short);

    public static RuleFacts? Read(string? written) => written is null
        ? null
        : JsonSerializer.Deserialize<KeptRule>(written, Short)!.Rule;
}
