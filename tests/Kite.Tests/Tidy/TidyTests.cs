using System.Text.RegularExpressions;

namespace Kite.Tests;

/// <summary>What no analyzer checks: the shape of the source itself.</summary>
public sealed partial class TidyTests
{
    private static readonly string[] Leftovers = ["TODO", "FIXME", "HACK", "NotImplemented"];

    public static TheoryData<string> Code =>
        new(Sources.Files("*.cs").Concat(Sources.Files("*.razor")));

    [Theory, MemberData(nameof(Code))]
    public void A_source_file_is_tidy(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Sources.Root, file));
        Assert.True(lines.Length <= 300, "over 300 lines");
        Assert.DoesNotContain(lines, line => line.Length > 100);
        if (file.Contains("/Domain/", StringComparison.Ordinal))
            Assert.DoesNotContain(lines, line => line is ['u', 's', 'i', 'n', 'g', ' ', ..]);
        if (file.EndsWith("TidyTests.cs", StringComparison.Ordinal)) return;
        Assert.DoesNotContain(
            lines, line => Leftovers.Any(l => line.Contains(l, StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Code))]
    public void Texts_live_in_resources_not_in_pages(string file)
    {
        if (!file.EndsWith(".razor", StringComparison.Ordinal)) return;
        var text = File.ReadAllText(Path.Combine(Sources.Root, file));
        var markup = CodeBlock().Replace(text, "");
        Assert.DoesNotMatch(@"(aria-label|title|placeholder)=""[A-Za-z][a-z]+ [a-z]", markup);
    }

    [Fact]
    public void The_readme_fits_on_a_page() =>
        Assert.InRange(File.ReadAllLines(Path.Combine(Sources.Root, "README.md")).Length, 20, 80);

    [GeneratedRegex(@"@code\s*\{.*", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeBlock();
}
