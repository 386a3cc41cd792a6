using Kite.Customers;

namespace Kite.Insight;

/// <summary>What a rule is built from, and what is known of it so far.</summary>
public sealed record BuildingGround(
    IReadOnlyList<ConditionField> Fields, IReadOnlyList<Narrowing> Stores, string Sign)
{
    /// <summary>How many each condition names by itself, by its place.</summary>
    public IReadOnlyDictionary<string, int> Sizes { get; init; } =
        new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>What is wrong with a rule that was to be kept.</summary>
    public Refusal? No { get; init; }

    public string? Fault(PartTyping part, string of) =>
        part.Place is null ? null : No.At($"{part.Place}.{of}");
}
