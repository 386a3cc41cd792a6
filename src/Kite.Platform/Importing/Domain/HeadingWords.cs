namespace Kite.Importing;

/// <summary>The words of a heading, whatever its spelling: customerId, customer_id, Customer ID.
/// </summary>
internal static class HeadingWords
{
    public static string[] Of(string heading)
    {
        var plain = new System.Text.StringBuilder(heading.Length + 8);
        var before = ' ';
        foreach (var c in Letters.Normal(heading, System.Text.NormalizationForm.FormKD))
        {
            if (System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c)
                is System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsUpper(c) && char.IsLower(before)) plain.Append(' ');
            plain.Append(char.IsLetterOrDigit(c) ? Plain(char.ToLowerInvariant(c)) : ' ');
            before = c;
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>How surely the heading means what the known one does: 1 is the same word.</summary>
    public static double Likeness(string[] heading, string[] known)
    {
        var (all, wanted) = (string.Concat(heading), string.Concat(known));
        if (wanted.Length == 0 || all.Length == 0) return 0;
        if (all == wanted) return 1;

        var within = wanted.Length > 1 && IsHan(wanted)
            ? all.Contains(wanted, StringComparison.Ordinal)
            : known.All(word => heading.Contains(word, StringComparer.Ordinal));
        return within ? 0.5 + 0.4 * wanted.Length / all.Length : 0;
    }

    private static char Plain(char lower) => lower switch { 'đ' => 'd', 'ς' => 'σ', _ => lower };

    // Chinese writes no blanks between words.
    private static bool IsHan(string text) => text[0] is >= '\u3400' and <= '\u9FFF';
}
