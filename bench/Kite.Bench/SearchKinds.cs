using Kite.Customers;

namespace Kite.Bench;

/// <summary>A way of looking for somebody, and how long it may take.</summary>
/// <param name="Name">How the table of figures calls it.</param>
/// <param name="Most">In milliseconds, for all but one of a hundred.</param>
/// <param name="Typed">What is typed for whom; nothing where it does not apply to them.</param>
/// <param name="IsTelling">Whether the one who is meant must be found.</param>
internal sealed record SearchKind(
    string Name, int Most, Func<Customer, string, string?> Typed, bool IsTelling = false)
{
    private const int Quick = 10;
    private const int Forgiving = 40;

    public static readonly IReadOnlyList<SearchKind> All =
    [
        new("whole name", Quick, (c, _) => c.Name),
        new("name without accents", Quick, (c, _) => Folding.Fold(c.Name)),
        new("words in another order", Quick, (c, _) => Turned(c)),
        new("first two letters", Quick, (c, _) => Begun(Word(c), 2)),
        new("first four letters", Quick, (c, _) => Begun(Word(c), 4)),
        new("first word and one letter", Quick, (c, _) => First(c)),
        new("Chinese given name", Quick, (c, _) => Pinyin(c) is null ? null : c.Name[1..]),
        new("pinyin, whole", Quick, (c, _) => Pinyin(c) is { } s ? string.Concat(s) : null),
        new("pinyin, initials", Quick, (c, _) => Pinyin(c) is { } s ? Initials(s) : null),
        new("pinyin, mixed", Quick, (c, _) => Pinyin(c) is { } s ? s[0] + Initials(s)[1..] : null),
        new("Greek, Russian in Latin letters", Quick, (c, _) => Latin.Of(c.Name)),
        new("phone, whole", Quick, (c, _) => c.Phone, IsTelling: true),
        new("phone, first seven", Quick, (c, _) => Phone.National(c.Phone!)[..7]),
        new("phone, last four", Quick, (c, _) => c.Phone![^4..]),
        new("phone, last six", Quick, (c, _) => c.Phone![^6..]),
        new("e-mail", Quick, (c, _) => c.Email, IsTelling: true),
        new("card", Quick, (_, card) => card, IsTelling: true),
        new("name and last four", Quick, (c, _) => $"{Word(c)} {c.Phone![^4..]}"),
        new("one wrong letter, a word", Forgiving, (c, _) => Slip(Last(c))),
        new("one wrong letter, a whole name", Forgiving, (c, _) => Slipped(c)),
        new("one wrong letter, pinyin", Forgiving,
            (c, _) => Pinyin(c) is { } s ? Slip(string.Concat(s)) : null),
        new("nobody", Forgiving, (c, _) => $"xq{c.Number % 9973}zz vvvvvvv"),
    ];

    private static List<string> Words(Customer c) => Folding.Words(Latin.Of(c.Name) ?? c.Name);

    private static string Word(Customer c) => Words(c)[0];

    private static string? Last(Customer c) => Words(c) is [_, .., var last] ? last : null;

    private static string? First(Customer c) =>
        Words(c) is [var first, var second, ..] ? $"{first} {second[0]}" : null;

    private static string? Turned(Customer c) =>
        Words(c) is [var first, var second] ? $"{second} {first}" : null;

    private static string Begun(string word, int letters) =>
        word[..Math.Min(letters, word.Length)];

    private static IReadOnlyList<string>? Pinyin(Customer c) =>
        HanTable.IsHan(c.Name[0])
            && Customers.Pinyin.Of(c.Name, isFirm: false) is [var first, ..]
            ? first.Syllables
            : null;

    private static string Initials(IReadOnlyList<string> syllables) =>
        string.Concat(syllables.Select(s => s[0]));

    // Two letters changed about behind the second.
    private static string? Slip(string? word) => word is { Length: > 6 }
        ? word[..3] + word[4] + word[3] + word[5..]
        : null;

    private static string? Slipped(Customer c) =>
        Slip(Last(c)) is { } last ? $"{Word(c)} {last}" : null;
}
