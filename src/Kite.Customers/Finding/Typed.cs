using System.Globalization;

namespace Kite.Customers;

/// <summary>What was typed into a search box, and how it may be meant.</summary>
internal sealed record Typed(string Text, IReadOnlyList<string> Words)
{
    private const int Longest = 100;
    private const int MostWords = 6;
    private const int MostOrders = 6;

    /// <summary>In so many ways can one word be meant where many customers are asked for.</summary>
    public const int MostWays = 4;

    public static Typed Of(string text)
    {
        var start = text.Trim();
        if (start.Length > Longest) start = start[..Longest];
        return new(start, [.. Folding.Words(start).Take(MostWords)]);
    }

    /// <summary>The number that people know a customer by, if it can be one.</summary>
    public long? Number => long.TryParse(
        Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : null;

    /// <summary>What is to be looked for, as typed.</summary>
    public IReadOnlyList<Stretch> Stretches =>
    [
        .. PhoneTokens.Typed(Text)
            .Concat(Mail())
            .Concat(Words.Count == 1 ? Ways(Words[0]) : Orders(Words).Concat(Joined()))
            .DistinctBy(s => (s.From, s.Fits)),
    ];

    /// <summary>For each word the beginnings that it may be; a phone is one word.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Groups =>
        PhoneTokens.Digits(Text) is { } digits
            ? [Beginnings(PhoneTokens.Typed(Text).Append(Stretch.Of(digits)))]
            : [.. Words.Select(Meant)];

    /// <summary>The beginnings of tokens that one word may be, as many as may be asked.</summary>
    public static IReadOnlyList<string> Meant(string word) =>
        Beginnings(Ways(word).Concat(PhoneTokens.Typed(word)));

    private static List<string> Beginnings(IEnumerable<Stretch> stretches) =>
    [
        .. stretches.Where(s => s is { Fits: null, Agrees: null })
            .Select(s => s.From).Distinct(StringComparer.Ordinal).Take(MostWays),
    ];

    /// <summary>The stretches in which one word can be, wherever it stands.</summary>
    public static IEnumerable<Stretch> Ways(string word)
    {
        yield return Stretch.Of(word);
        var plain = PinyinTyped.Plain(word);
        if (plain != word) yield return Stretch.Of(plain);
        foreach (var split in PinyinTyped.Split(plain)) yield return Stretch.Of(split);
        foreach (var mixed in PinyinTyped.Mixed(plain)) yield return mixed;
    }

    /// <summary>
    /// The words in every order of which a token may be the turning; of many words, as typed and
    /// turned.
    /// </summary>
    public static IEnumerable<Stretch> Orders(IReadOnlyList<string> words) =>
        (words.Count <= 3 ? Every(words) : Turned(words))
            .Take(MostOrders)
            .Select(order => Stretch.Of(string.Join(' ', order)));

    private static IEnumerable<IEnumerable<string>> Turned(IReadOnlyList<string> words) =>
        words.Select((_, i) => words.Skip(i).Concat(words.Take(i)));

    private static IEnumerable<IEnumerable<string>> Every(IReadOnlyList<string> words) =>
        words.Count == 1
            ? [words]
            : words.SelectMany((first, i) => Every([.. words.Take(i), .. words.Skip(i + 1)])
                .Select(rest => rest.Prepend(first)));

    // Mc Donald is McDonald, zhang xiao ming is zhang xiaoming, a card is typed in blocks.
    private IEnumerable<Stretch> Joined()
    {
        for (var i = 0; i < Words.Count - 1; i++)
        {
            yield return Stretch.Of(string.Join(
                ' ', [.. Words.Take(i), string.Concat(Words.Skip(i))]));
        }
    }

    private IEnumerable<Stretch> Mail()
    {
        if (!MailTokens.IsLike(Text)) yield break;

        var written = MailTokens.Fold(Text);
        yield return Stretch.Of(written);
        if (written[0] != '@') yield return Stretch.Of("@" + written);
    }
}
