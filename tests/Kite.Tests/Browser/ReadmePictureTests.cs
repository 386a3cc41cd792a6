using System.Text.RegularExpressions;

namespace Kite.Tests.Browser;

/// <summary>
/// The pictures that the README shows, taken from the sample business as it is today;
/// <c>bin/test --pictures</c> puts them into docs/pictures.
/// </summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed partial class ReadmePictureTests(Premises premises)
{
    private const int LeastPicture = 20_000;
    private const int LargestPicture = 150_000;

    private static readonly Dictionary<string, string> Shown = new(StringComparer.Ordinal)
    {
        ["map"] = "/insight?quarter=A",
        ["customers"] = "/customers?kind=person&source=old-cards&order=number",
        ["customer"] = "/customers/1",
    };

    [Fact]
    public async Task Each_is_made_anew()
    {
        var folder = Directory.CreateDirectory(
            Path.Combine(Sources.Root, "artifacts", "pictures", "readme"));
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Page.SetViewportSizeAsync(1280, 860);
        foreach (var (name, address) in Shown)
        {
            await screen.Go(address);
            await screen.Page.Locator(".k-list tbody tr, .tl li").First.WaitForAsync();
            await screen.Settle();
            var path = Path.Combine(folder.FullName, name + ".png");
            await screen.Page.ScreenshotAsync(new() { Path = path });
            Assert.True(new FileInfo(path).Length > LeastPicture, $"{name} shows nothing.");
        }
        Expect.None(screen.Troubles);
    }

    [Fact]
    public void The_readme_shows_these_and_no_others_and_they_load_fast()
    {
        var readme = File.ReadAllText(Path.Combine(Sources.Root, "README.md"));
        Assert.Equal(
            Shown.Keys.Order(StringComparer.Ordinal),
            Picture().Matches(readme).Select(m => m.Groups["name"].Value)
                .Order(StringComparer.Ordinal));
        Assert.All(Shown.Keys, name => Assert.InRange(
            new FileInfo(Path.Combine(Sources.Root, "docs", "pictures", name + ".png")).Length,
            LeastPicture, LargestPicture));
    }

    [GeneratedRegex(
        @"\]\(docs/pictures/(?<name>[a-z-]+)\.png\)", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Picture();
}
