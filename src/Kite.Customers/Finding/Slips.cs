namespace Kite.Customers;

/// <summary>
/// Everything that someone may have meant who hit one wrong key: a letter too many, too few,
/// another one, two changed about. Asking for each of them costs what the word is long, however
/// many customers there are.
/// </summary>
internal static class Slips
{
    private const int Shortest = 5;

    /// <summary>An error further behind is found by the letters before it.</summary>
    private const int Window = 12;

    private const string Latin = "abcdefghijklmnopqrstuvwxyz";
    private const string Greek = "αβγδεζηθικλμνξοπρστυφχψω";
    private const string Cyrillic = "абвгдежзиклмнопрстуфхцчшщъыьэюяіє";

    /// <summary>Long enough that one letter may be wrong, and no number.</summary>
    public static bool MayBe(string word) =>
        word.Length >= Shortest && !word.Any(char.IsDigit);

    /// <summary>All words one letter away.</summary>
    public static IReadOnlyCollection<string> Of(string word)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (HanTable.IsHan(word[0])) return found;

        Put(found, "", word, _ => true);
        if (word.All(char.IsAsciiLetterLower)) PutPinyin(found, word);
        found.Remove(word);
        return found;
    }

    /// <summary>
    /// Where a word lies whose error stands too far behind, or whose script has too many letters
    /// to try each: its sound half finds it.
    /// </summary>
    public static IEnumerable<Stretch> Halves(string word)
    {
        var isHan = HanTable.IsHan(word[0]);
        if (!isHan && word.Length <= Window) yield break;

        var half = isHan ? word.Length / 2 : Window;
        yield return Stretch.Of(word[..half], Tier.Mistyped) with
        {
            Agrees = token => IsNear(word, token),
        };
        if (!isHan) yield break;

        // Behind the tail of a Chinese name stands its head: 贸易公司 金芦苇.
        yield return Stretch.Of(word[(half + 1)..], Tier.Mistyped) with
        {
            Agrees = token => token.Split(' ') is [var tail, .., var head]
                && IsNear(word, head + tail),
        };
    }

    /// <summary>Whether a text begins with the word, but for one letter.</summary>
    public static bool IsNear(string word, string text)
    {
        var at = 0;
        while (at < word.Length && at < text.Length && word[at] == text[at]) at++;
        if (at == word.Length) return true;

        var left = word.AsSpan(at);
        var behind = text.AsSpan(at);
        return behind.StartsWith(left[1..])
            || (behind.Length > 0
                && (behind[1..].StartsWith(left[1..]) || behind[1..].StartsWith(left)))
            || (left.Length > 1 && behind.Length > 1
                && left[0] == behind[1] && left[1] == behind[0]
                && behind[2..].StartsWith(left[2..]));
    }

    private static void Put(
        HashSet<string> found, string before, string word, Func<string, bool> isSound)
    {
        var letters = Letters(word);
        for (var i = 0; i < Math.Min(word.Length, Window); i++)
        {
            var (head, tail) = (word[..i], word[i..]);
            if (i > 0) Add(head + " " + tail);
            foreach (var letter in letters) Add(head + letter + tail);
            Add(head + tail[1..]);
            // Without its last letter a word is the beginning of all that end in another.
            if (tail.Length == 1) break;

            Add(head + tail[1] + tail[0] + tail[2..]);
            foreach (var letter in letters) Add(head + letter + tail[1..]);
        }

        void Add(string slip)
        {
            if (isSound(slip)) found.Add(before + slip);
        }
    }

    // Typed without the blank between surname and name: the wrong letter stands in either.
    private static void PutPinyin(HashSet<string> found, string word)
    {
        for (var end = 1; end <= 7 && end < word.Length; end++)
        {
            var (surname, name) = (word[..end], word[end..]);
            if (HanTable.Syllables.Contains(surname) || HanTable.IsSurname(surname))
                Put(found, surname + " ", name, PinyinTyped.IsPinyin);
            if (!PinyinTyped.IsPinyin(name)) continue;
            foreach (var near in HanTable.Syllables.Where(s => IsOneOff(s, surname)))
                found.Add(near + " " + name);
        }
    }

    private static bool IsOneOff(string one, string other) =>
        Math.Abs(one.Length - other.Length) <= 1
        && IsNear(one, other) && IsNear(other, one);

    private static string Letters(string word) => word[0] switch
    {
        >= 'a' and <= 'z' => Latin,
        >= 'α' and <= 'ω' => Greek,
        >= 'а' and <= 'ѿ' => Cyrillic,
        _ => string.Concat(word.Where(c => !char.IsSurrogate(c)).Select(c => c & ~0x7F).Distinct()
            .SelectMany(block => Enumerable.Range(block, 0x80))
            .Select(c => (char)c)
            .Where(char.IsLetter)),
    };
}
