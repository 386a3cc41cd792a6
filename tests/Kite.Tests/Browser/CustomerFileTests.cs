using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>A file of customers from another system, brought in by someone at the desk.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class CustomerFileTests(Premises premises)
{
    private static string FileOf(string name) => Path.Combine(
        Sources.Root, "tests", "Kite.Tests", "Importing", "Files", name);

    [Theory]
    [InlineData(1440, "light", "en")]
    [InlineData(390, "dark", "el")]
    public async Task It_is_looked_over_tried_brought_in_and_taken_back(
        int width, string look, string language)
    {
        await using var screen = await premises.Open(
            premises.Empty, who: null, look, language, width);
        await SignIn.As(screen, Premises.Owner, Premises.Password);
        await screen.Go("/imports?kind=customers");
        await Seen(screen, "imports-customers", width, look);

        await screen.Page.Locator("input[type=file]").SetInputFilesAsync(
            FileOf("salesforce-contacts.csv"));
        await screen.Reaches("**/imports/*-*");
        await screen.Settle();
        await screen.Page.Locator("table.rows").WaitForAsync();
        await Seen(screen, "import-customers-ready", width, look);

        // First the dry run, then the real one; the filled button is what one should press.
        await screen.Page.Locator(".do .k-btn-main").ClickAsync();
        await screen.Page.Locator("dl.counts").WaitForAsync();
        await Seen(screen, "import-customers-tried", width, look);
        await screen.Page.Locator(".do .k-btn-main").ClickAsync();
        await screen.Page.Locator(".k-notice-good").WaitForAsync();
        await Seen(screen, "import-customers-done", width, look);

        await screen.Page.Locator("button:has(svg):near(dl.counts)").First.ClickAsync();
        await screen.Page.Locator("dialog[open] .k-btn-main").ClickAsync();
        await screen.Page.Locator("dialog[open]").WaitForAsync(
            new() { State = WaitForSelectorState.Hidden });
        await screen.Page.WaitForFunctionAsync(
            "() => document.querySelectorAll('.k-notice-good').length === 1"
            + " && !document.querySelector('dl.counts')");
        await Seen(screen, "import-customers-undone", width, look);
        Assert.Empty(screen.Troubles);
    }

    private static async Task Seen(Screen screen, string name, int width, string look)
    {
        await screen.Settle();
        Assert.False(await screen.IsTooWide(), $"{name} is too wide");
        Assert.Empty(await screen.Barriers());
        await screen.Picture(name, width, look);
    }
}
