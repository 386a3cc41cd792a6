namespace Kite.Tests.Browser;

/// <summary>Coupons as someone in the office designs, issues, prints and withdraws them.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class CouponsJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_kind_is_made_and_a_coupon_of_it_issued_printed_and_withdrawn()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/settings/coupons");
        await screen.Page.Locator("tr", new() { HasText = "Twenty off" }).First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("coupon-kinds"));

        // What cannot be read is said at its field, and all that was typed stays.
        var form = screen.Page.Locator("main form").First;
        await form.Locator("input[type=text]").First.FillAsync("Dessert");
        await form.Locator("input[type=text]").Nth(1).FillAsync("twelve");
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator("input[aria-invalid=true]").First.WaitForAsync();
        await form.Locator("input[type=text]").Nth(1).FillAsync("12.50");
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator(".k-notice-good").WaitForAsync();
        await screen.Page.Locator("tr", new() { HasText = "Dessert" }).First.WaitForAsync();

        await screen.Go("/cards/coupons");
        await screen.Page.Locator("tbody tr").First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("coupons"));
        await screen.Page.Locator(".k-btn-main[href='/cards/coupons/new']").ClickAsync();
        await screen.Reaches("**/cards/coupons/new");
        await screen.Settle();
        await screen.Page.Locator("main form select").First.SelectOptionAsync("Dessert");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator("figure svg").WaitForAsync();
        Assert.Empty(await screen.Everywhere("coupon-issued"));

        await screen.Page.Locator(".k-notice-good a").ClickAsync();
        await screen.Page.Locator("main dl").WaitForAsync();
        await screen.Settle();
        await screen.Page.Locator("main .k-tools button").Nth(1).ClickAsync();
        await screen.Page.Locator("main form input").FillAsync("after all not");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator("main .k-tag-bad").WaitForAsync();
        Assert.Empty(await screen.Everywhere("coupon"));
        Assert.Empty(screen.Troubles);
    }

    [Fact]
    public async Task A_campaign_is_issued_and_printed_by_the_sheet()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/cards/coupons/campaigns");
        await screen.Page.Locator("main form input[type=text]").First.FillAsync("Window");
        await screen.Page.Locator("main form select").Nth(1).SelectOptionAsync("Twenty off");
        await screen.Page.Locator("main form input[type=number]").FillAsync("90");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator(".k-notice-good").WaitForAsync();
        var row = screen.Page.Locator("tr", new() { HasText = "Window" }).First;
        await row.WaitForAsync();
        Assert.Empty(await screen.Everywhere("coupon-campaigns"));

        await row.Locator("a[href$='/sheet']").ClickAsync();
        await screen.Reaches("**/sheet");
        await screen.Page.Locator("figure").First.WaitForAsync();
        Assert.Equal(60, await screen.Page.Locator("figure svg").CountAsync());
        Assert.Empty(await screen.Everywhere("coupon-sheet"));
        await screen.Page.Locator("a[href*='?from=']").ClickAsync();
        await screen.Reaches("**from=*");
        await screen.Page.WaitForFunctionAsync(
            "() => document.querySelectorAll('figure').length === 30");
        Assert.Empty(screen.Troubles);
    }
}
