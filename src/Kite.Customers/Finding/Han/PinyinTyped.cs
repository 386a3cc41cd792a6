namespace Kite.Customers;

/// <summary>
/// Latin letters that may be pinyin: <c>zhangxm</c>, <c>zxm</c>, <c>zhangxiaoming</c>, typed
/// without the blanks that the tokens have.
/// </summary>
internal static class PinyinTyped
{
    private const int LongestSyllable = 6;
    private const int LongestWord = 40;
    private const int MostParts = 4;
    private const int MostPatterns = 4;

    /// <summary>u for the ü that keyboards lack: <c>lv</c>, <c>lyu</c> are lu.</summary>
    public static string Plain(string word) => word
        .Replace("lv", "lu", StringComparison.Ordinal)
        .Replace("nv", "nu", StringComparison.Ordinal)
        .Replace("lyu", "lu", StringComparison.Ordinal)
        .Replace("nyu", "nu", StringComparison.Ordinal);

    /// <summary>Where a surname may end: <c>zhang xiaoming</c>, <c>ouyang jing</c>.</summary>
    public static IEnumerable<string> Split(string word)
    {
        if (!IsLatin(word)) yield break;
        foreach (var end in Surnames(word))
        {
            if (IsPinyin(word[end..])) yield return word[..end] + " " + word[end..];
        }
    }

    /// <summary>The ends of all surnames with which the word may begin.</summary>
    public static IEnumerable<int> Surnames(string word)
    {
        for (var one = 1; one <= LongestSyllable && one < word.Length; one++)
        {
            if (!HanTable.Syllables.Contains(word[..one])) continue;
            yield return one;
            for (var two = one + 1; two <= one + LongestSyllable && two < word.Length; two++)
            {
                if (HanTable.IsSurname(word[..two])) yield return two;
            }
        }
    }

    /// <summary>Syllables one after the other, of which the last may be only begun.</summary>
    public static bool IsPinyin(string word)
    {
        if (word.Length is 0 or > LongestWord) return false;
        var reached = new bool[word.Length + 1];
        reached[0] = true;
        for (var at = 0; at < word.Length; at++)
        {
            if (!reached[at]) continue;
            if (HanTable.Begun.Contains(word[at..])) return true;
            for (var n = 1; n <= LongestSyllable && at + n <= word.Length; n++)
            {
                if (HanTable.Syllables.Contains(word.Substring(at, n))) reached[at + n] = true;
            }
        }
        return reached[word.Length];
    }

    /// <summary>
    /// Syllables mixed with initials, <c>zhangxm</c>, <c>zxiaoming</c>: the stretch of the
    /// initials, and how its tokens must go on.
    /// </summary>
    public static IEnumerable<Stretch> Mixed(string word)
    {
        if (!IsLatin(word) || word.Length < 3 || IsPinyin(word)) return [];
        return Parts(word, MostParts)
            .Where(parts => parts.Count > 1 && parts.Exists(p => p.Length > 1))
            .Take(MostPatterns)
            .Select(parts => Stretch.Of(string.Concat(parts.Select(p => p[0]))) with
            {
                Fits = string.Concat(parts.Select(p => p[0]))
                    + string.Concat(parts.Select(p => "% " + p)) + "%",
            });
    }

    private static IEnumerable<List<string>> Parts(string word, int most)
    {
        if (word.Length == 0)
        {
            yield return [];
            yield break;
        }
        if (most == 0) yield break;
        for (var n = Math.Min(LongestSyllable, word.Length); n > 0; n--)
        {
            var part = word[..n];
            if (!HanTable.Syllables.Contains(part) && !IsInitial(part)
                && !(n == word.Length && HanTable.Begun.Contains(part)))
                continue;
            foreach (var rest in Parts(word[n..], most - 1)) yield return [part, .. rest];
        }
    }

    private static bool IsInitial(string part) =>
        part is "zh" or "ch" or "sh" || (part.Length == 1 && HanTable.Begun.Contains(part));

    private static bool IsLatin(string word) =>
        word.Length is > 1 and <= LongestWord && word.All(char.IsAsciiLetterLower);
}
