using System.Globalization;
using System.Text;

namespace Kite.Customers;

/// <summary>
/// Letters as people search for them: small, without accents, Greek final sigma as any sigma,
/// Vietnamese đ as d, Polish ł as l, full width as half, traditional Chinese as simplified.
/// </summary>
internal static class Folding
{
    private const int Longest = 80;
    private const int MostRead = 400;

    public static string Fold(string text)
    {
        var letters = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var rune in Apart(text).EnumerateRunes())
        {
            if (letters.Length >= Longest) break;
            if (!IsDropped(rune)) Add(letters, rune);
        }
        return letters.ToString().Trim();
    }

    /// <summary>
    /// The words of a text in their order, each once. Chinese letters beside others are a word of
    /// their own.
    /// </summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in Fold(text))
        {
            if (word.Length > 0 && (letter == ' ' || IsSeam(word[^1], letter))) Finish();
            if (letter != ' ') word.Append(letter);
        }
        if (word.Length > 0) Finish();
        return words;

        void Finish()
        {
            if (!words.Contains(word.ToString(), StringComparer.Ordinal))
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>
    /// The letters and digits alone, as in <c>粤B·12345</c>: a key without what divides it.
    /// </summary>
    public static string Squeeze(string text) =>
        Fold(text).Replace(" ", "", StringComparison.Ordinal);

    private static bool IsSeam(char one, char next) =>
        !char.IsLowSurrogate(next) && IsHan(one) != IsHan(next);

    private static bool IsHan(char letter) =>
        HanTable.IsHan(letter) || char.IsLowSurrogate(letter);

    private static string Apart(string text) => Letters.Normal(
        text.Length > MostRead ? text[..MostRead] : text, NormalizationForm.FormKD);

    // Accents, vowel signs, marks of direction; an apostrophe divides no word.
    private static bool IsDropped(Rune rune) =>
        rune.Value is '\'' or '`' or '\u2018' or '\u2019' or '\u02BC'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format;

    private static void Add(StringBuilder letters, Rune rune)
    {
        var small = Rune.ToLowerInvariant(rune);
        if (small.Value switch
        {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            'ς' => "σ",
            'đ' or 'ð' => "d",
            'ł' => "l",
            'ø' => "o",
            'ı' => "i",
            'ħ' => "h",
            _ => null,
        } is { } written)
        {
            letters.Append(written);
        }
        else if (Rune.IsLetterOrDigit(small))
        {
            letters.Append(HanTable.Simple(Hiragana(small)));
        }
        else if (letters.Length > 0 && letters[^1] != ' ')
        {
            letters.Append(' ');
        }
    }

    private static Rune Hiragana(Rune letter) =>
        letter.Value is >= 'ァ' and <= 'ヶ' ? new(letter.Value - ('ァ' - 'ぁ')) : letter;
}
