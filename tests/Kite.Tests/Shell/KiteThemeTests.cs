using System.Text.RegularExpressions;

namespace Kite.Tests;

public sealed partial class KiteThemeTests
{
    private static readonly string Tokens = File.ReadAllText(
        Path.Combine(Sources.Root, "src/Kite.Platform/wwwroot/tokens.css"));

    [Fact]
    public void The_library_paints_with_the_light_values_of_the_tokens() =>
        Compare(KiteTheme.Light, Block(":root {"));

    [Fact]
    public void The_library_paints_with_the_dark_values_of_the_tokens() =>
        Compare(KiteTheme.Dark, Block("[data-theme=\"dark\"] {"));

    [Fact]
    public void A_page_that_follows_the_device_has_the_same_dark_values() =>
        Assert.Equal(Block("[data-theme=\"dark\"] {"), Block("[data-theme=\"auto\"] {"));

    [Fact]
    public void Every_colour_is_named_both_light_and_dark()
    {
        var light = Block(":root {").Where(t => t.Value[0] == '#').Select(t => t.Key);
        Assert.Empty(light.Except(Block("[data-theme=\"dark\"] {").Keys));
    }

    private static void Compare(
        IReadOnlyDictionary<string, string> ours, IReadOnlyDictionary<string, string> tokens)
    {
        Assert.NotEmpty(ours);
        foreach (var (name, value) in ours) Assert.Equal((name, tokens[name]), (name, value));
    }

    private static Dictionary<string, string> Block(string head)
    {
        var start = Tokens.IndexOf(head, StringComparison.Ordinal) + head.Length;
        var end = Tokens.IndexOf('}', start);
        return Token().Matches(Tokens[start..end]).ToDictionary(
            t => t.Groups["name"].Value, t => t.Groups["value"].Value, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"--k-(?<name>[\w-]+):\s*(?<value>[^;]+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
