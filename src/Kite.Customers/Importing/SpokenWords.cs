using System.Collections.Frozen;
using System.Globalization;

namespace Kite.Customers;

/// <summary>
/// What files say in words where the books keep a sign: kinds, genders, countries and languages,
/// in the four languages of Kite and as other programs write them.
/// </summary>
internal static class SpokenWords
{
    private static readonly FrozenDictionary<string, CustomerKind> Kinds = Table(
        (CustomerKind.Person,
            "person individual contact private false no 0 个人 人 άτομο ιδιώτης|φυσικό πρόσωπο|"
            + "cá nhân|người"),
        (CustomerKind.Company,
            "company organization organisation business firm account true yes 1 公司 企业 单位 "
            + "εταιρεία εταιρία επιχείρηση|công ty|doanh nghiệp|tổ chức"),
        (CustomerKind.Household, "household family 家庭 νοικοκυριό οικογένεια|hộ gia đình|gia đình"));

    private static readonly FrozenDictionary<string, Gender> Genders = Table(
        (Gender.Female,
            "female f w woman mrs ms miss 女 女士 女性 γυναίκα θήλυ κυρία|nữ|bà|cô"),
        (Gender.Male, "male m man mr 男 先生 男性 άνδρας άντρας άρρεν κύριος|nam|ông"),
        (Gender.Other, "other diverse x 其他 άλλο|khác"));

    private static readonly Lazy<FrozenDictionary<string, string>> CountryNames =
        new(NamesOfCountries);

    private static readonly Lazy<FrozenDictionary<string, string>> LanguageNames =
        new(NamesOfLanguages);

    public static CustomerKind? KindOf(string written) =>
        Kinds.TryGetValue(Plain(written), out var kind) ? kind : null;

    public static Gender? GenderOf(string written) =>
        Genders.TryGetValue(Plain(written), out var gender) ? gender : null;

    public static bool IsNo(string written) =>
        Plain(written) is "0" or "false" or "no" or "n" or "否" or "όχι" or "không";

    /// <summary>A country's two letters, from them, its three or its name; else as written.
    /// </summary>
    public static string Country(string name)
    {
        // Odoo writes base.gr where it means Greece.
        var written = name.StartsWith("base.", StringComparison.Ordinal) ? name[5..] : name;
        // Two letters of a country are Latin; 中国 is a name.
        var isCode = written.Length == 2 && written.All(char.IsAscii);
        return isCode || !CountryNames.Value.TryGetValue(Plain(written), out var code)
            ? written
            : code;
    }

    /// <summary>
    /// A language's tag from any of <c>en_US</c>, <c>English (US)</c>, <c>中文</c>; else as written.
    /// </summary>
    public static string Language(string written)
    {
        var tag = written.Replace('_', '-');
        var known = LanguageNames.Value;
        if (known.TryGetValue(Plain(written.Split('(', '/')[0]), out var named)) return named;
        if (tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
        {
            return tag[2..].ToUpperInvariant() is "-TW" or "-HK" or "-HANT" ? "zh-Hant"
                : "zh-Hans";
        }
        return tag is [_, _, '-', _, _] ? tag[..2].ToLowerInvariant() : tag;
    }

    private static string Plain(string written) => written.Trim().ToLowerInvariant();

    // Words of several parts stand between upright bars, behind those of one.
    private static FrozenDictionary<string, T> Table<T>(params (T Value, string Words)[] table) =>
        (from row in table
         let parts = row.Words.Split('|')
         from word in parts[0].Split(' ').Concat(parts[1..])
         select (word, row.Value))
        .DistinctBy(w => w.word, StringComparer.Ordinal)
        .ToFrozenDictionary(w => w.word, w => w.Value, StringComparer.Ordinal);

    private static FrozenDictionary<string, string> NamesOfCountries()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["china"] = "CN",
            ["vietnam"] = "VN",
            ["greece"] = "GR",
            ["germany"] = "DE",
            ["usa"] = "US",
            ["united states of america"] = "US",
            ["uk"] = "GB",
            ["great britain"] = "GB",
            ["england"] = "GB",
            ["hellas"] = "GR",
            ["viet nam"] = "VN",
            ["p.r. china"] = "CN",
            ["pr china"] = "CN",
            ["中华人民共和国"] = "CN",
            ["czech republic"] = "CZ",
            ["south korea"] = "KR",
            ["holland"] = "NL",
            ["turkey"] = "TR",
            ["russian federation"] = "RU",
        };
        var here = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var language in Wording.Languages)
            {
                CultureInfo.CurrentUICulture = language;
                foreach (var code in Countries.Codes) Name(names, code);
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = here;
        }
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Name(Dictionary<string, string> names, string code)
    {
        names.TryAdd(Plain(Countries.NameOf(code)), code);
        try
        {
            var region = new RegionInfo(code);
            names.TryAdd(Plain(region.ThreeLetterISORegionName), code);
            names.TryAdd(Plain(region.EnglishName), code);
            names.TryAdd(Plain(region.NativeName), code);
        }
        catch (ArgumentException)
        {
            // A country that the system has no names for is known by its two letters.
        }
    }

    private static FrozenDictionary<string, string> NamesOfLanguages()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["chinese"] = "zh-Hans",
            ["simplified chinese"] = "zh-Hans",
            ["中文"] = "zh-Hans",
            ["简体中文"] = "zh-Hans",
            ["tiếng trung"] = "zh-Hans",
            ["κινεζικά"] = "zh-Hans",
            ["英语"] = "en",
            ["αγγλικά"] = "en",
            ["tiếng anh"] = "en",
            ["希腊语"] = "el",
            ["tiếng hy lạp"] = "el",
            ["越南语"] = "vi",
            ["βιετναμικά"] = "vi",
        };
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.NeutralCultures))
        {
            if (culture.Name.Length is < 2 or > 3) continue;
            names.TryAdd(Plain(culture.EnglishName), culture.Name);
            names.TryAdd(Plain(culture.NativeName), culture.Name);
        }
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
