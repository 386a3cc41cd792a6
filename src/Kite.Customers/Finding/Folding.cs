using System.Globalization;
using System.Text;

namespace Kite.Customers;

/// <summary>
/// Letters as people search for them: small, without accents, Greek final sigma as any sigma,
/// Vietnamese đ as d, Polish ł as l, full width as half.
/// </summary>
internal static class Folding
{
    private const int Longest = 80;

    public static string Fold(string text)
    {
        var letters = new StringBuilder(Math.Min(text.Length, Longest));
        var apart = text.Normalize(NormalizationForm.FormKD);
        foreach (var letter in apart)
        {
            if (letters.Length == Longest) break;
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            Add(letters, char.ToLowerInvariant(letter));
        }
        return letters.ToString().Trim();
    }

    public static IEnumerable<string> Words(string text) => Fold(text)
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Distinct(StringComparer.Ordinal);

    private static void Add(StringBuilder letters, char letter)
    {
        var folded = letter switch
        {
            'ς' => 'σ',
            'đ' => 'd',
            'ł' => 'l',
            'ø' => 'o',
            'ı' => 'i',
            _ when char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) => letter,
            _ => ' ',
        };
        if (folded != ' ' || (letters.Length > 0 && letters[^1] != ' ')) letters.Append(folded);
    }
}
