namespace Kite.Customers;

/// <summary>The letters of a card, in one form.</summary>
internal static class CardLetters
{
    private static readonly char[] Marks = [.. " \n,;:-–—_/|\\*•·，、；：。\"“”"];
    private static readonly char[] MarksInFront = [.. Marks, '.'];

    /// <summary>
    /// The beginning of a text with every line's end a <c>\n</c>, wide letters as narrow ones,
    /// accents joined to their letters and without half or invisible letters.
    /// </summary>
    public static string Clean(string text, int most)
    {
        var cut = text.Length > most ? text[..most] : text;
        var clean = new System.Text.StringBuilder(cut.Length);
        foreach (var rune in cut.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n') clean.Append('\n');
            else if (rune.Value == '\t') clean.Append('\t');
            else if (System.Text.Rune.IsWhiteSpace(rune)) clean.Append(' ');
            else if (rune.Value is >= 0xFF01 and <= 0xFF5E) clean.Append(Narrow(rune));
            else if (!IsUnseen(rune)) clean.Append(rune);
        }
        return Letters.Normal(clean.ToString());
    }

    private static char Narrow(System.Text.Rune wide) => (char)(wide.Value - 0xFEE0);

    // U+FFFD stands where a half letter stood, and U+FFFE is none.
    private static bool IsUnseen(System.Text.Rune rune) =>
        rune.Value is 0xFFFD or 0xFFFE or 0xFFFF
        || System.Text.Rune.IsControl(rune)
        || System.Text.Rune.GetUnicodeCategory(rune)
            is System.Globalization.UnicodeCategory.Format;

    /// <summary>Without the marks that stand between things; Ltd. keeps its dot.</summary>
    public static string Bare(string text) => text.TrimStart(MarksInFront).TrimEnd(Marks);

    public static bool IsHan(string text) => text.Any(HanTable.IsHan);

    public static bool HasDigit(string text) => text.Any(char.IsAsciiDigit);

    /// <summary>Letters that only Vietnamese writes.</summary>
    public static bool IsVietnamese(string text) => text.Any(c =>
        c is 'đ' or 'Đ' or 'ơ' or 'Ơ' or 'ư' or 'Ư' or 'ă' or 'Ă' or (>= '\u1EA0' and <= '\u1EF9'));

    public static IReadOnlyList<string> Words(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a word stands there as a whole, however it is capitalised.</summary>
    public static bool HasWord(string text, string word)
    {
        for (var at = 0; ; at++)
        {
            at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase);
            if (at < 0) return false;
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetter(text[at - 1]))
                && (end == text.Length || !char.IsLetter(text[end])))
                return true;
        }
    }

    public static bool HasAnyWord(string text, IEnumerable<string> words) =>
        words.Any(w => HanTable.IsHan(w[0])
            ? text.Contains(w, StringComparison.Ordinal)
            : HasWord(text, w));

    /// <summary>Only the letters and digits, small, without accents.</summary>
    public static string Squeezed(string text) => new(
    [
        .. Letters.Normal(text, System.Text.NormalizationForm.FormD)
            .Where(char.IsLetterOrDigit)
            .Select(c => char.ToLowerInvariant(c) is 'đ' ? 'd' : char.ToLowerInvariant(c)),
    ]);
}
