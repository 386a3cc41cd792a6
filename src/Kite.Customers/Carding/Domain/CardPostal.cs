namespace Kite.Customers;

/// <summary>A postal code and the place named beside it.</summary>
internal sealed record CardPostal(string Code, string? Place)
{
    private static readonly string[] Labels =
        ["T.K.", "Τ.Κ.", "ΤΚ", "TK", "Thành phố ", "TP. ", "TP.", "Tỉnh "];

    /// <summary>
    /// From one part of an address: <c>105 57 Αθήνα</c>, <c>D-10117 Berlin</c>,
    /// <c>London EC1A 1BB</c>, <c>1012 AB Amsterdam</c>; null where none stands there.
    /// </summary>
    public static CardPostal? Of(string part, bool isFirst)
    {
        if (CardWords.IsStreet(part)) return null;
        var words = CardLetters.Words(WithoutLabel(part));
        return InFront(words, isFirst) ?? AtEnd(words, isFirst);
    }

    private static string WithoutLabel(string part)
    {
        foreach (var label in Labels)
        {
            if (part.StartsWith(label, StringComparison.OrdinalIgnoreCase))
                return part[label.Length..].TrimStart(' ', ':', '.');
        }
        return part;
    }

    private static CardPostal? InFront(IReadOnlyList<string> words, bool isFirst)
    {
        if (words.Count == 0) return null;
        var first = words[0].Length > 2 && words[0].Contains('-', StringComparison.Ordinal)
            ? words[0][(words[0].IndexOf('-', StringComparison.Ordinal) + 1)..]
            : words[0];
        // Greek and Swedish codes are written in two groups, Dutch ones with two letters.
        if (IsDigits(first, 3) && words.Count > 1 && IsDigits(words[1], 2))
            return Made($"{first} {words[1]}", words.Skip(2));
        if (IsDigits(first, 4) && words.Count > 2 && words[1].Length == 2
            && words[1].All(char.IsAsciiLetterUpper))
            return Made($"{first} {words[1]}", words.Skip(2));
        if (IsDigits(first, 5) || IsDigits(first, 6) || (IsDigits(first, 4) && !isFirst))
            return Made(first, words.Skip(1));
        return null;
    }

    private static CardPostal? AtEnd(IReadOnlyList<string> words, bool isFirst)
    {
        if (words.Count == 0) return null;
        var last = words[^1];
        if (words.Count > 1 && IsBritish(words[^2], last))
            return Made($"{words[^2]} {last}", words.SkipLast(2));
        if (words.Count > 2 && IsDigits(words[^2], 3) && IsDigits(last, 2))
            return Made($"{words[^2]} {last}", words.SkipLast(2));
        return !isFirst && words.Count > 1 && (IsDigits(last, 5) || IsDigits(last, 6))
            ? Made(last, words.SkipLast(1))
            : null;
    }

    private static CardPostal? Made(string code, IEnumerable<string> place)
    {
        var name = string.Join(' ', place);
        return CardLetters.HasDigit(name) ? null : new(code, name.Length == 0 ? null : name);
    }

    private static bool IsDigits(string word, int count) =>
        word.Length == count && word.All(char.IsAsciiDigit);

    // EC1A 1BB, M1 1AE.
    private static bool IsBritish(string outward, string inward) =>
        inward.Length == 3 && char.IsAsciiDigit(inward[0])
        && inward[1..].All(char.IsAsciiLetterUpper)
        && outward.Length is >= 2 and <= 4 && char.IsAsciiLetterUpper(outward[0])
        && outward.Any(char.IsAsciiDigit)
        && outward.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}
