namespace Kite.Tests.Browser;

/// <summary>The figures of cards as a manager looks at them, opens their rows and prints them.
/// </summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class FiguresJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_manager_chooses_days_opens_the_rows_of_a_figure_and_prints()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/cards");
        await screen.Page.Locator("a[href='/cards/figures']").ClickAsync();
        await screen.Reaches("**/cards/figures");
        await screen.Page.Locator("#figures-memberships").WaitForAsync();
        await screen.Page.Locator("select").First.SelectOptionAsync("year");
        await screen.Reaches(at => at.EndsWith("?span=year", StringComparison.Ordinal));
        await screen.Page.Locator("section[aria-labelledby=figures-liability] tr.sum").Nth(1)
            .WaitForAsync();
        await screen.Page.Locator("section[aria-labelledby=figures-redemption] h3").First
            .WaitForAsync();
        await screen.Page.Locator("section[aria-labelledby=figures-spend] tbody tr").First
            .WaitForAsync();
        Assert.Empty(await screen.Everywhere("figures"));
        await screen.Page.Locator("#figures-liability").ScrollIntoViewIfNeededAsync();
        await screen.Picture("figures-owed", 1440, "light");
        await screen.Page.Locator("#figures-memberships").ScrollIntoViewIfNeededAsync();
        await screen.Picture("figures-members", 1440, "light");

        // On paper: no rail, no tools, two sheets of A4 at most.
        await screen.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
        Assert.False(await screen.Page.Locator("main .k-tools").First.IsVisibleAsync());
        var paper = await screen.Page.PdfAsync(new()
        {
            Format = "A4", Margin = new() { Top = "12mm", Bottom = "12mm" },
        });
        Assert.InRange(Pages(paper), 1, 2);
        await screen.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Screen });

        await screen.Page
            .Locator("section[aria-labelledby=figures-liability] a[href*='kind=topUp']").First
            .ClickAsync();
        await screen.Reaches(at => at.Contains("/cards/transactions?", StringComparison.Ordinal));
        await screen.Page.Locator("tbody tr").First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("card-transactions"));

        await screen.Go("/cards/figures?span=year");
        await screen.Page.Locator("section[aria-labelledby=figures-spend] a").First.ClickAsync();
        await screen.Reaches(at => at.Contains("/shifts/bills?", StringComparison.Ordinal));
        await screen.Page.Locator("tbody tr").First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("bills"));

        // Days that run backwards are said, not guessed.
        await screen.Go("/cards/figures?from=2026-05-02&to=2026-05-01");
        await screen.Page.Locator(".k-notice-bad").First.WaitForAsync();
        Assert.Empty(screen.Troubles);
    }

    // A page of a PDF is an object of this type.
    private static int Pages(byte[] pdf) => System.Text.RegularExpressions.Regex.Count(
        System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b(?!s)",
        System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));
}
