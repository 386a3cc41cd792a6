using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kite.Cards;

/// <summary>A number that a pack fills in, and where it was read.</summary>
internal sealed record PackRule(
    LawRule Rule, long Value, IReadOnlyDictionary<string, string> Source);

/// <summary>
/// What is said to be the law of a place: a file beside the program, one for each place. None of
/// it is verified; the business changes what it wants.
/// </summary>
internal sealed record LawPack(
    string Pack, string? Currency, IReadOnlyDictionary<string, string> Name,
    IReadOnlyList<PackRule> Rules)
{
    public const string None = "none";

    private const string Folder = "Law.";

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>All of them; the one that asks nothing comes first.</summary>
    public static readonly IReadOnlyList<LawPack> All =
    [
        .. typeof(LawPack).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(Read)
            .OrderBy(p => p.Rules.Count > 0),
    ];

    public static LawPack? Find(string? pack) => All.FirstOrDefault(p => p.Pack == pack);

    public PackRule? this[LawRule rule] => Rules.FirstOrDefault(r => r.Rule == rule);

    /// <summary>What it fills in for a business that counts in this currency: sums of another
    /// place mean nothing here.</summary>
    public long? ValueOf(LawRule rule, string currency) =>
        rule.Unit is LawUnit.Money && Currency != currency ? null : this[rule]?.Value;

    /// <summary>In the reader's language, or in English.</summary>
    public static string Say(IReadOnlyDictionary<string, string> words)
    {
        for (var culture = CultureInfo.CurrentUICulture; culture.Name.Length > 0;
            culture = culture.Parent)
        {
            if (words.TryGetValue(culture.Name, out var said)) return said;
        }
        return words["en"];
    }

    private static LawPack Read(string name)
    {
        using var file = typeof(LawPack).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<LawPack>(file, Written)!;
    }
}
