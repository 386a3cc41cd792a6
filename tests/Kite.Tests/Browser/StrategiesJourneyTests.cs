using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>Strategies as someone writes, proposes and tries them.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class StrategiesJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_strategy_is_written_proposed_and_tried()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/cards/strategies");
        await screen.Page.Locator("tbody tr").First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("strategies"));
        await screen.Page.Locator(".k-btn-main[href='/cards/strategies/new']").ClickAsync();
        await screen.Reaches("**/cards/strategies/new");
        await screen.Page.Locator("main form footer .k-btn-main").WaitForAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("strategy-new"));

        // What cannot be read is said at its field, and all that was typed stays.
        await screen.Page.GetByLabel("Strategy").FillAsync("Evening");
        var size = screen.Page.GetByRole(AriaRole.Textbox, new() { Name = "Per cent" });
        await size.FillAsync("ten");
        await screen.Page.Locator("main form footer .k-btn-main").ClickAsync();
        await screen.Page.Locator("input[aria-invalid=true]").First.WaitForAsync();
        Assert.Equal("Evening", await screen.Page.GetByLabel("Strategy").InputValueAsync());
        await size.FillAsync("12.5");
        await screen.Page.Locator("main form footer .k-btn-main").ClickAsync();
        await screen.Page.Locator(".says").WaitForAsync();
        Assert.Contains("12.50", await screen.Page.Locator(".says").TextContentAsync());

        // Without a launch sheet nothing is proposed.
        await screen.Page.Locator("main button.k-btn-main").First.ClickAsync();
        await screen.Page.Locator(".k-page .k-notice-bad").WaitForAsync();

        await screen.Page.GetByLabel("Costs").FillAsync("100");
        await screen.Page.Locator("main form footer .k-btn").ClickAsync();
        var told = screen.Page.Locator("main [role=status] strong");
        await told.WaitForAsync();
        Assert.Contains("70.00", await told.TextContentAsync());
        Assert.Empty(await screen.Everywhere("strategy"));
        Assert.Empty(screen.Troubles);
    }
}
