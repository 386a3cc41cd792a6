namespace Kite.Tests.Browser;

/// <summary>Points as someone in the office and someone at the till see them.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class PointsJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_rule_is_made_changed_from_a_day_on_and_kept_in_its_versions()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/settings/points");
        await screen.Page.Locator("tr", new() { HasText = "House" }).First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("points-rules"));

        var save = screen.Page.Locator("main form .k-btn-main");
        var name = screen.Page.Locator("main form input[type=text]").First;
        await name.FillAsync(" ");
        await screen.Page.Locator("main form select").First.SelectOptionAsync("Multiplier");
        // The field of the kind that was chosen, not the one that is about to go.
        await screen.Page.Locator("main form input[min='101']").FillAsync("150");
        await save.ClickAsync();
        await screen.Page.Locator("input[aria-invalid=true]").First.WaitForAsync();
        await name.FillAsync("Wednesdays");
        await save.ClickAsync();
        await screen.Page.Locator(".k-notice-good").WaitForAsync();
        var row = screen.Page.Locator("tr", new() { HasText = "Wednesdays" }).First;
        Assert.Contains("150%", await row.TextContentAsync());

        await row.Locator("button").First.ClickAsync();
        await screen.Page.Locator("main ol li").First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("points-rule"));
        await screen.Page.Locator("main form input[type=number]").First.FillAsync("300");
        await save.ClickAsync();
        await screen.Page.Locator(".k-notice-good").WaitForAsync();
        Assert.Contains("300%", await row.TextContentAsync());
        Assert.Empty(screen.Troubles);
    }

    [Fact]
    public async Task Points_are_given_explained_spent_and_taken_back()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var card = await SoldCard.Of(screen, customer: 4, "Gold");
        await screen.Settle();
        await screen.Page.Locator($"a[href='/cards/{card}/points']").First.ClickAsync();
        await screen.Reaches("**/points");
        Assert.Empty(await screen.Everywhere("points"));

        await Do(screen, "Give points");
        await screen.Page.Locator("main form input[type=text]").First.FillAsync("128.50");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator(".k-notice-good").WaitForAsync();
        await screen.Page.Locator("tbody li", new() { HasText = "128 × 1 = 128" }).First
            .WaitForAsync();

        await Do(screen, "Spend points");
        await screen.Page.Locator("main form input[type=text]").First.FillAsync("100");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator(".k-notice-good", new() { HasText = "5.00" }).WaitForAsync();
        await screen.Settle();

        await screen.Page.Locator("tbody button").First.ClickAsync();
        await screen.Page.Locator("tbody form .k-btn-main").ClickAsync();
        await screen.Page.Locator(".k-notice-good", new() { HasText = "100" }).WaitForAsync();
        Assert.Empty(await screen.Everywhere("points-spent"));
        Assert.Empty(screen.Troubles);
    }

    private static Task Do(Screen screen, string verb) => screen.Page.Locator(
        "main .k-tools button", new() { HasText = verb }).First.ClickAsync();
}
