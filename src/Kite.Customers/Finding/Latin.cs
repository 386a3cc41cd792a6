using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Kite.Customers;

/// <summary>
/// Greek and Cyrillic names in Latin letters, so that who cannot read them can say and find them.
/// Readings of Chinese names are kept with the record: no rule gives them.
/// </summary>
public static class Latin
{
    private const string Vowels = "αεηιουωάέήίόύώϊϋΐΰ";
    private const string Voiced = Vowels + "βγδζλμνρ";

    private static readonly FrozenDictionary<string, string> Pairs = Table(
        "ου ou ού oú γγ ng γξ nx γχ nch αυ av αύ áv ευ ev εύ év ηυ iv ηύ ív");

    private static readonly FrozenDictionary<string, string> Letters = Table(
        "α a ά á β v γ g δ d ε e έ é ζ z η i ή í θ th ι i ί í ϊ i ΐ í κ k λ l μ m ν n ξ x ο o ό ó "
        + "π p ρ r σ s ς s τ t υ y ύ ý ϋ y ΰ ý φ f χ ch ψ ps ω o ώ ó "
        + "а a б b в v г g ґ g д d е e є ye ё yo ж zh з z и i і i ї yi й y к k л l м m н n о o п p "
        + "р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya ъ - ь -");

    /// <summary>
    /// The second line of a name: how it is read, for who does not read its letters anyway.
    /// </summary>
    public static string? ReadingOf(CustomerView customer)
    {
        if (customer.Name is not { Length: > 0 } name) return null;
        var reads = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        if (Script.LangOf(name)?.StartsWith(reads, StringComparison.Ordinal) == true) return null;
        return customer.Reading == name ? null : customer.Reading ?? Of(name);
    }

    /// <summary>The name in Latin letters; null where it has none to be turned.</summary>
    public static string? Of(string name)
    {
        var text = Kite.Letters.Normal(name);
        var latin = new StringBuilder(text.Length);
        var turned = false;
        for (var i = 0; i < text.Length; i++)
        {
            var (said, length) = At(text, i);
            if (said is null)
            {
                latin.Append(text[i]);
                continue;
            }
            turned = true;
            latin.Append(char.IsUpper(text[i]) ? Capital(said) : said);
            i += length - 1;
        }
        return turned ? latin.ToString() : null;
    }

    private static (string? Said, int Length) At(string text, int at)
    {
        var two = at + 1 < text.Length ? Small(text.AsSpan(at, 2)) : "";
        if (two is "μπ") return (IsEdge(text, at - 1) || IsEdge(text, at + 2) ? "b" : "mp", 2);
        if (Pairs.TryGetValue(two, out var pair))
        {
            // αυ, ευ and ηυ end in v before what is voiced, in f before the rest.
            var isHard = pair[^1] == 'v'
                && (IsEdge(text, at + 2) || !Voiced.Contains(char.ToLowerInvariant(text[at + 2])));
            return (isHard ? pair[..^1] + 'f' : pair, 2);
        }
        var said = Letters.GetValueOrDefault(Small(text.AsSpan(at, 1)));
        return (said is "-" ? "" : said, 1);
    }

    private static bool IsEdge(string text, int at) =>
        at < 0 || at >= text.Length || !char.IsLetter(text[at]);

    private static string Small(ReadOnlySpan<char> letters) =>
        letters.ToString().ToLowerInvariant();

    private static string Capital(string said) =>
        said.Length == 0 ? said : char.ToUpperInvariant(said[0]) + said[1..];

    private static FrozenDictionary<string, string> Table(string pairs) => pairs.Split(' ')
        .Chunk(2).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
}
