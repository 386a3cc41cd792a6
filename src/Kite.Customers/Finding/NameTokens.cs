namespace Kite.Customers;

/// <summary>
/// A name's tokens: one for each word, which goes on with the words behind it and then with those
/// before it. So two words in either order, and a word with the beginning of the next, are the
/// beginning of a token.
/// </summary>
internal static class NameTokens
{
    private const int MostWords = 8;
    private const int MostTails = 12;
    private const int MostReadTails = 6;
    private const int MostInitials = 4;

    public static IEnumerable<TokenText> Of(string name, bool isFirm)
    {
        var words = Folding.Words(name).Take(MostWords).ToList();
        var tokens = Turned(words).Concat(words.SelectMany(TailsOf));
        if (Latin.Of(name) is { } latin) tokens = tokens.Concat(Turned(Folding.Words(latin)));
        if (words.Exists(w => HanTable.IsHan(w[0])))
            tokens = tokens.Concat(Read(words, isFirm));
        return tokens;
    }

    private static IEnumerable<TokenText> Turned(IReadOnlyList<string> words) =>
        words.Take(MostWords).Select((_, i) => new TokenText(
            string.Join(' ', words.Skip(i).Concat(words.Take(i))), KindAt(i)));

    private static TokenKind KindAt(int place) => place == 0 ? TokenKind.Name : TokenKind.Word;

    // A script without blanks is found from its second letter on, too: 静宜 of 欧阳静宜.
    private static IEnumerable<TokenText> TailsOf(string word)
    {
        if (!HanTable.IsHan(word[0])) return [];
        return Enumerable.Range(1, Math.Min(word.Length, MostTails) - 1)
            .Where(i => !char.IsLowSurrogate(word[i]))
            .Select(i => new TokenText(word[i..] + " " + word[..i], TokenKind.Word));
    }

    private static IEnumerable<TokenText> Read(IReadOnlyList<string> words, bool isFirm)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (!HanTable.IsHan(words[at][0])) continue;
            var (before, behind) = (words.Take(at), words.Skip(at + 1));
            foreach (var reading in Pinyin.Of(words[at], isFirm || words.Count > 1))
            {
                foreach (var token in Spoken(reading, [.. behind], [.. before])) yield return token;
                foreach (var token in Initials(reading.Syllables)) yield return token;
            }
        }
    }

    // zhang xiaoming · xiaoming zhang · ming zhangxiao
    private static IEnumerable<TokenText> Spoken(
        PinyinName name, IReadOnlyList<string> behind, IReadOnlyList<string> before)
    {
        var (syllables, surname) = (name.Syllables, name.Surname);
        for (var i = 0; i < Math.Min(syllables.Count, MostReadTails); i++)
        {
            string[] spoken = i < surname
                ? [Joined(syllables, i, surname), Joined(syllables, surname, syllables.Count)]
                : [Joined(syllables, i, syllables.Count)];
            string[] turned = i == 0
                ? [.. spoken, .. behind, .. before]
                : [.. spoken, .. behind, .. before, Joined(syllables, 0, i)];
            var isFirst = i == 0 && before.Count == 0;
            yield return new(
                string.Join(' ', turned), isFirst ? TokenKind.Name : TokenKind.Word);
        }
    }

    // zxm zhang xiao ming: the syllables behind tell whether zhangxm fits as well.
    private static IEnumerable<TokenText> Initials(IReadOnlyList<string> syllables)
    {
        for (var i = 0; i < Math.Min(syllables.Count - 1, MostInitials); i++)
        {
            var tail = syllables.Skip(i).ToList();
            var initials = string.Concat(tail.Select(s => s[0]));
            yield return new(initials + " " + string.Join(' ', tail), TokenKind.Initials);
        }
    }

    private static string Joined(IReadOnlyList<string> syllables, int from, int to) =>
        string.Concat(syllables.Skip(from).Take(to - from));
}
