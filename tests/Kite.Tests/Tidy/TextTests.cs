using System.Text.RegularExpressions;

namespace Kite.Tests;

/// <summary>
/// What is said to people: in four languages, whole, and nothing that nobody says.
/// </summary>
public sealed partial class TextTests
{
    public static TheoryData<string> Projects => new(Shelf.Projects);

    [Theory, MemberData(nameof(Projects))]
    public void Every_text_stands_in_four_languages(string project)
    {
        var shelf = new Shelf(project);
        foreach (var language in Shelf.Languages)
        {
            var texts = shelf.In(language);
            Assert.Equal(shelf.English.Keys.Order(), texts.Keys.Order());
            Assert.DoesNotContain(texts, t => t.Value.Trim().Length == 0);
        }
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_text_holds_the_same_places_in_every_language(string project)
    {
        var shelf = new Shelf(project);
        var differing =
            from language in Shelf.Languages
            from text in shelf.In(language)
            where !Shelf.Slots(text.Value).SequenceEqual(Shelf.Slots(shelf.English[text.Key]))
            select $"{text.Key} in {language}: {text.Value}";
        Expect.None(differing);
    }

    [Theory, MemberData(nameof(Projects))]
    public void Every_text_that_is_asked_for_exists(string project)
    {
        var known = new Shelf(project).English.Keys;
        var missing =
            from file in CodeOf(project)
            from asked in Asked().Matches(file.Text).Select(m => m.Groups["key"].Value)
            where !known.Any(key => Fits(asked, key))
            select $"{asked} in {file.Name}";
        Expect.None(missing);
    }

    // Asked for by the names of tables, columns and subjects; KeptWordsTests holds them to those.
    private static readonly string[] OfTheModel = ["kept.", "subject.", "fact."];

    [Theory, MemberData(nameof(Projects))]
    public void No_text_stands_unused(string project)
    {
        var refusals = RefusalTests.Kinds.Select(RefusalTests.CodeOf).ToHashSet();
        var literals = CodeOf(project)
            .SelectMany(file => Literal().Matches(file.Text))
            .Select(m => m.Groups["text"].Value)
            .ToHashSet();
        var patterns = literals.Where(l => l.Contains('{') || l.EndsWith('.')).ToList();
        var unused = new Shelf(project).English.Keys.Where(key =>
            !refusals.Contains(key)
            && !OfTheModel.Any(start => key.StartsWith(start, StringComparison.Ordinal))
            && !literals.Contains(key)
            && !literals.Contains(Counted().Replace(key, ""))
            && !patterns.Exists(pattern => Fits(pattern, key)));
        Expect.None(unused);
    }

    // "verb." asks for any key that begins so, "quarter.{q}.short" for any with that shape,
    // and Many("customers", 2) for customers.one or customers.many.
    private static bool Fits(string asked, string key)
    {
        if (asked.EndsWith('.')) return key.StartsWith(asked, StringComparison.Ordinal);
        if (!asked.Contains('{')) return asked == key || asked == Counted().Replace(key, "");

        var shape = string.Join("[^.]+", Hole().Split(asked).Select(Regex.Escape));
        return shape != "[^.]+" && Regex.IsMatch(key, $"^{shape}$", RegexOptions.None, OneSecond);
    }

    private static TimeSpan OneSecond => TimeSpan.FromSeconds(1);

    private static IEnumerable<(string Name, string Text)> CodeOf(string project) =>
        Sources.Files("*.cs").Concat(Sources.Files("*.razor"))
            .Where(file => file.StartsWith($"src/{project}/", StringComparison.Ordinal))
            .Select(file => (file, File.ReadAllText(Path.Combine(Sources.Root, file))));

    [GeneratedRegex(
        """(\b(T|texts)(\[|\.Many\(\s*)|\bSay\.(Text|Line)\(\s*)\$?"(?<key>[^"]+)"(?!\s*\+)""",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\.(one|many)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex("""
        "(?<text>[a-z][^"\s]*)"
        """, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Hole();
}
