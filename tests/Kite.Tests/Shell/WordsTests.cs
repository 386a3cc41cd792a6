using System.Text.RegularExpressions;

namespace Kite.Tests;

public sealed partial class WordsTests
{
    public static TheoryData<string> Projects => new(Shelf.Projects);

    [Theory, MemberData(nameof(Projects))]
    public void No_text_is_left_in_english(string project)
    {
        var shelf = new Shelf(project);
        Expect.None(
            from language in Shelf.Languages.Skip(1)
            from text in shelf.In(language)
            where text.Value == shelf.English[text.Key]
            where Sentence().IsMatch(Blank().Replace(text.Value, ""))
            where !text.Key.StartsWith("figure.", StringComparison.Ordinal)
            select $"{text.Key} in {language}: {text.Value}");
    }

    [Fact]
    public void Every_drawing_that_a_page_asks_for_exists() => Expect.None(
        Sources.Files("*.razor")
            .SelectMany(f => Drawn().Matches(File.ReadAllText(Path.Combine(Sources.Root, f))))
            .Select(m => m.Groups["name"].Value)
            .Except(IconShapes.All.Keys));

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    // Two words of some length: single ones may be names, such as Excel.
    [GeneratedRegex("[a-z]{4}.* .*[a-z]{4}", RegexOptions.None, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex("<Icon Name=\"(?<name>[a-z]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Drawn();
}
