namespace Kite.Customers;

/// <summary>An address in its parts; what was told apart is no longer among the lines.</summary>
internal sealed record CardPlace(string? Street, string? PostalCode, string? City, string? Country)
{
    private static readonly string[] Municipalities = ["北京", "上海", "天津", "重庆"];

    private static readonly string[] CityWords =
        ["thành phố ", "tp. ", "tp.", "tp ", "tỉnh ", "t. "];

    /// <summary>The lines of an address, as they stand on a card.</summary>
    public static CardPlace Of(IReadOnlyList<string> lines)
    {
        var text = string.Join('\n', lines);
        return CardLetters.IsHan(text) ? Han(text) : Spelled(text);
    }

    /// <summary>The two letters of a country named in any of the languages; else null.</summary>
    public static string? CountryOf(string name)
    {
        var bare = CardLetters.Bare(name);
        if (bare.Length < 2 || (bare.Length < 4 && bare.All(char.IsAsciiLetterLower))) return null;
        var code = SpokenWords.Country(bare);
        return code.Length == 2 && Countries.Has(code) && (code != bare || bare.All(char.IsUpper))
            ? code
            : null;
    }

    private static CardPlace Han(string text)
    {
        var (postal, rest) = HanPostal(text);
        string? country = null;
        foreach (var name in (string[])["中华人民共和国", "中国"])
        {
            if (!rest.StartsWith(name, StringComparison.Ordinal)) continue;
            (country, rest) = ("CN", rest[name.Length..]);
        }
        rest = CardLetters.Bare(rest);
        return new(rest.Length == 0 ? null : rest, postal, HanCity(rest), country);
    }

    private static (string? Postal, string Left) HanPostal(string text)
    {
        var words = text.Split(
            [' ', '\n', ',', '(', ')', ':'], StringSplitOptions.RemoveEmptyEntries);
        var postal = Array.Find(words, w => w.Length == 6 && w.All(char.IsAsciiDigit));
        if (postal is null) return (null, text);

        var rest = text.Replace(postal, "", StringComparison.Ordinal)
            .Replace("邮政编码", "", StringComparison.Ordinal)
            .Replace("邮编", "", StringComparison.Ordinal);
        return (postal, rest);
    }

    private static string? HanCity(string text)
    {
        var direct = Array.Find(
            Municipalities, m => text.StartsWith(m, StringComparison.Ordinal));
        if (direct is not null) return direct;

        var province = text.IndexOf('省', StringComparison.Ordinal);
        if (province < 0)
        {
            var region = text.IndexOf("自治区", StringComparison.Ordinal);
            province = region < 0 ? -1 : region + 2;
        }
        var city = text.IndexOf('市', province + 1);
        return city - province is >= 3 and <= 8 ? text[(province + 1)..city] : null;
    }

    private static CardPlace Spelled(string text)
    {
        var parts = text.Split([',', '\n', ';'], StringSplitOptions.TrimEntries)
            .Select(p => p.Trim(' ', '.', '-')).Where(p => p.Length > 0).ToList();
        var country = parts.Count > 0 ? CountryOf(parts[^1]) : null;
        if (country is not null) parts.RemoveAt(parts.Count - 1);

        string? postal = null, city = null;
        for (var i = parts.Count - 1; i >= 0 && postal is null; i--)
        {
            if (CardPostal.Of(parts[i], isFirst: i == 0) is not { } found) continue;
            postal = found.Code;
            parts.RemoveAt(i);
            // San Francisco, CA 94105: a state's two letters are no city.
            if (found.Place is { Length: > 3 } place) city = place;
            else if (i > 0 && !CardLetters.HasDigit(parts[i - 1])) city = TakeAt(parts, i - 1);
            if (found.Place is { Length: > 0 and <= 3 } state) parts.Add(state);
        }
        city ??= NamedCity(parts) ?? LastCity(parts);
        return new(
            parts.Count == 0 ? null : string.Join(", ", parts), postal,
            city is null ? null : WithoutWord(city), country);
    }

    private static string? NamedCity(List<string> parts)
    {
        var at = parts.FindLastIndex(p =>
            Array.Exists(CityWords, w => p.StartsWith(w, StringComparison.OrdinalIgnoreCase)));
        return at < 0 ? null : TakeAt(parts, at);
    }

    private static string? LastCity(List<string> parts) =>
        parts.Count > 1 && !CardLetters.HasDigit(parts[^1]) && !CardWords.IsStreet(parts[^1])
            ? TakeAt(parts, parts.Count - 1)
            : null;

    private static string TakeAt(List<string> parts, int at)
    {
        var part = parts[at];
        parts.RemoveAt(at);
        return part;
    }

    private static string WithoutWord(string city)
    {
        var word = Array.Find(
            CityWords, w => city.StartsWith(w, StringComparison.OrdinalIgnoreCase));
        return word is null ? city : city[word.Length..].Trim();
    }
}
