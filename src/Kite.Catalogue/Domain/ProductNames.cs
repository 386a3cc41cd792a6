namespace Kite.Catalogue;

/// <summary>The names of products: in which languages, and how they are found.</summary>
internal static class ProductNames
{
    /// <summary>The languages in which a product may have a name of its own.</summary>
    public static readonly IReadOnlyList<string> Languages =
        [.. Wording.Languages.Select(language => language.Name)];

    public static IReadOnlyDictionary<string, string?> Read(string json) =>
        System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string?>>(json)!;

    public static string Write(IReadOnlyDictionary<string, string?>? names) =>
        System.Text.Json.JsonSerializer.Serialize(
            names ?? new Dictionary<string, string?>(StringComparer.Ordinal));

    /// <summary>All by which a product is found, so that a part of any of them finds it.</summary>
    public static string Findable(ProductFacts facts) => string.Join(
        ' ',
        new[] { facts.Code, facts.Name, facts.Category }
            .Concat(facts.Names?.Values ?? [])
            .Concat(facts.AllBarcodes)
            .OfType<string>()
            .Select(Folded)
            .Distinct(StringComparer.Ordinal));

    /// <summary>The words of what was typed, each of which must be there.</summary>
    public static string[] Words(string typed) =>
        Folded(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>In small letters, without accents, with blanks for all that is no letter.</summary>
    private static string Folded(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        foreach (var c in Letters.Normal(text, System.Text.NormalizationForm.FormKD))
        {
            if (System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c)
                is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                continue;
            }
            plain.Append(char.IsLetterOrDigit(c) ? Plain(char.ToLowerInvariant(c)) : ' ');
        }
        return string.Join(
            ' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static char Plain(char lower) => lower switch { 'đ' => 'd', 'ς' => 'σ', _ => lower };
}
