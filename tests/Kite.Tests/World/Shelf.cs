using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kite.Tests;

/// <summary>The words of one project, as they stand in its Texts files.</summary>
internal sealed partial record Shelf(string Project)
{
    public static readonly string[] Languages = ["", "zh-Hans", "el", "vi"];

    private Dictionary<string, Dictionary<string, string>> ByLanguage { get; } =
        Languages.ToDictionary(l => l, l => Read(Project, l));

    public static IEnumerable<string> Projects => Sources.Files("Texts.resx")
        .Select(file => file.Split('/')[1]);

    public Dictionary<string, string> English => ByLanguage[""];

    public Dictionary<string, string> In(string language) => ByLanguage[language];

    /// <summary>The placeholders of a text: {Number}, {0}, {0:C}.</summary>
    public static IEnumerable<string> Slots(string text) => Slot().Matches(text)
        .Select(m => m.Groups["name"].Value)
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(string project, string language)
    {
        var ending = language.Length == 0 ? "resx" : language + ".resx";
        var file = Path.Combine(Sources.Root, "src", project, "Texts." + ending);
        return XDocument.Load(file).Root!.Elements("data").ToDictionary(
            e => e.Attribute("name")!.Value, e => e.Element("value")!.Value);
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Slot();
}
