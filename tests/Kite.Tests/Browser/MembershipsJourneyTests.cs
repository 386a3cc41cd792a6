namespace Kite.Tests.Browser;

/// <summary>Memberships as someone in the office makes, sells and ends them.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class MembershipsJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_plan_is_made_and_a_membership_sold_shown_and_ended()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/settings/memberships");
        await screen.Page.Locator("tr", new() { HasText = "Harbour year" }).First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("membership-plans"));

        // What cannot be read is said at its field, and all that was typed stays.
        var form = screen.Page.Locator("main form").First;
        await form.Locator("input[type=text]").First.FillAsync("Summer");
        await form.Locator("input[type=text]").Nth(2).FillAsync("a little");
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator("input[aria-invalid=true]").First.WaitForAsync();
        await form.Locator("input[type=text]").Nth(2).FillAsync("99.50");
        await form.Locator("input[type=number]").First.FillAsync("3");
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator(".k-notice-good").WaitForAsync();
        await screen.Page.Locator("tr", new() { HasText = "Summer" }).First.WaitForAsync();

        await screen.Go("/cards/memberships");
        await screen.Page.Locator("tbody tr").First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("memberships"));

        // The customer's page leads to the sale, with them already chosen.
        await screen.Go("/customers/31");
        await screen.Page.Locator("a[href^='/cards/memberships/new']").First.ClickAsync();
        await screen.Reaches("**/cards/memberships/new?customer=31");
        await screen.Page.Locator("main form select").First.SelectOptionAsync("Summer");
        Assert.Empty(await screen.Everywhere("membership-sale"));
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator("main dl").WaitForAsync();
        await screen.Settle();
        await screen.Page.Locator("main .k-tag-good").First.WaitForAsync();

        await screen.Page.Locator("main .k-tools button").ClickAsync();
        await screen.Page.Locator("main form input").First.FillAsync("moved away");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator("main .k-tag-bad").First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("membership"));

        await screen.Go("/cards/alive");
        await screen.Page.Locator("tbody tr").First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("cards-alive"));
        Assert.Empty(screen.Troubles);
    }
}
