using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>A strategy is rehearsed from its page, and the report is read.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class RehearsalJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_strategy_is_rehearsed_and_its_figures_open_their_rows()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/insight/rehearsals");
        await screen.Page.Locator("main h1").WaitForAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("rehearsals"));

        await screen.Go("/cards/strategies");
        await screen.Page.Locator("tbody tr a").First.ClickAsync();
        await screen.Page.Locator("a[href^='/insight/rehearsals/new?strategy=']").ClickAsync();
        await screen.Page.Locator("main form footer .k-btn-main").WaitForAsync();
        await screen.Settle();
        Assert.NotEqual("", await screen.Page.Locator("main select").First.InputValueAsync());
        Assert.Empty(await screen.Everywhere("rehearsal-new"));

        await screen.Page.GetByLabel("What is left of a sale").FillAsync("60");
        await screen.Page.Locator("main form footer .k-btn-main").ClickAsync();
        await screen.Page.Locator("main .sums").WaitForAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("rehearsal"));

        await screen.Page.Locator("main .sums a[href$='who=winners']").ClickAsync();
        await screen.Reaches("**/customers?who=winners");
        await screen.Page.Locator("main .sums").WaitForAsync(
            new() { State = WaitForSelectorState.Detached });
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("rehearsal-customers"));
        Assert.Empty(screen.Troubles);
    }
}
