using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Kite.Tests;

public sealed partial class WordsTests
{
    private static readonly string[] Others = ["zh-Hans", "el", "vi"];

    public static TheoryData<string> Shelves => new(Sources.Files("Texts.resx"));

    [Theory]
    [MemberData(nameof(Shelves))]
    public void Every_text_stands_in_every_language_with_the_same_blanks(string shelf)
    {
        var english = Texts(shelf);
        foreach (var tag in Others)
        {
            var other = Texts(Path.ChangeExtension(shelf, $".{tag}.resx"));
            Assert.Equal(english.Keys.Order(), other.Keys.Order());
            foreach (var (key, text) in english)
                Assert.Equal((tag, key, Blanks(text)), (tag, key, Blanks(other[key])));
        }
    }

    [Theory]
    [MemberData(nameof(Shelves))]
    public void No_text_is_left_in_english(string shelf)
    {
        var english = Texts(shelf);
        foreach (var tag in Others)
        {
            var same = Texts(Path.ChangeExtension(shelf, $".{tag}.resx"))
                .Where(t => t.Value == english[t.Key])
                .Where(t => Words().IsMatch(Blank().Replace(t.Value, "")))
                .Select(t => t.Key)
                .Where(key => !key.StartsWith("figure.", StringComparison.Ordinal));
            Assert.Empty(same);
        }
    }

    [Fact]
    public void Every_drawing_that_a_page_asks_for_exists()
    {
        var asked = Sources.Files("*.razor")
            .SelectMany(f => Drawn().Matches(Read(f)))
            .Select(m => m.Groups["name"].Value);
        Assert.Empty(asked.Except(IconShapes.All.Keys));
    }

    private static Dictionary<string, string> Texts(string path) =>
        XDocument.Parse(Read(path)).Root!.Elements("data").ToDictionary(
            d => d.Attribute("name")!.Value,
            d => d.Element("value")!.Value,
            StringComparer.Ordinal);

    private static string Read(string file) =>
        File.ReadAllText(Path.Combine(Sources.Root, file));

    private static string Blanks(string text) => string.Join(
        ' ', Blank().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    // Two words of some length: single ones may be names, such as Excel.
    [GeneratedRegex("[a-z]{4}.* .*[a-z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Words();

    [GeneratedRegex("<Icon Name=\"(?<name>[a-z]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Drawn();
}
