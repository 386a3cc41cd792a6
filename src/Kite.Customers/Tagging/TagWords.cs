namespace Kite.Customers;

/// <summary>A tag is a word or a few, without commas.</summary>
public sealed record NotATag(string Written, int AtMost) : Refusal;

/// <summary>There are more tags than a record bears.</summary>
public sealed record TooManyTags(int AtMost) : Refusal;

/// <summary>Free words on a customer, in one form.</summary>
internal static class TagWords
{
    public const int Longest = 40;
    public const int Most = 30;

    /// <summary>Trimmed, each once whatever its letters' size; none that are empty.</summary>
    public static IReadOnlyList<string> Trimmed(IEnumerable<string?> typed) =>
    [
        .. typed.Select(t => t?.Trim() ?? "").Where(t => t.Length > 0)
            .DistinctBy(t => t.ToUpperInvariant(), StringComparer.Ordinal),
    ];

    public static IEnumerable<Fault> Faults(IReadOnlyList<string> tags)
    {
        if (tags.Count > Most) yield return new("tags", new TooManyTags(Most));
        var strange = tags.FirstOrDefault(
            t => t.Length > Longest || t.Any(c => char.IsControl(c) || c is ',' or ';'));
        if (strange is not null) yield return new("tags", new NotATag(strange, Longest));
    }
}
