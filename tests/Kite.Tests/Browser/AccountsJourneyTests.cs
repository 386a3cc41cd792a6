namespace Kite.Tests.Browser;

/// <summary>A company account as the office opens it, and as a till sees its cards.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class AccountsJourneyTests(Premises premises)
{
    [Fact]
    public async Task An_account_is_opened_cards_added_and_limits_changed_with_a_reason()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/cards/accounts");
        await screen.Page.Locator("tr", new() { HasText = "Guests of the house" }).First
            .WaitForAsync();
        Assert.Empty(await screen.Everywhere("company-accounts"));
        await screen.Page.Locator("tr", new() { HasText = "Guests of the house" }).First
            .Locator("a").First.ClickAsync();
        await screen.Page.Locator(".account-cards tbody tr", new() { HasText = "Chen Jing" })
            .WaitForAsync();
        Assert.Empty(await screen.Everywhere("company-account"));

        // From the customer's page to a new account, with them already chosen.
        await screen.Go("/cards/accounts/new?customer=31");
        await screen.Settle();
        await screen.Page.Locator("main form input[maxlength='60']").FillAsync(" ");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator("input[aria-invalid=true]").First.WaitForAsync();
        await screen.Page.Locator("main form input[maxlength='60']").FillAsync("Kitchen");
        Assert.Empty(await screen.Everywhere("company-account-new"));
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator("#account-cards").WaitForAsync();
        await screen.Settle();

        var tools = screen.Page.Locator("main .k-tools button");
        await tools.First.ClickAsync();
        var form = screen.Page.Locator("main form").First;
        await form.Locator("input[maxlength='80']").FillAsync("Wu Hao");
        await form.Locator("input[inputmode=decimal]").First.FillAsync("a lot");
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator("input[aria-invalid=true]").First.WaitForAsync();
        await form.Locator("input[inputmode=decimal]").First.FillAsync("120");
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator(".k-notice-good").WaitForAsync();

        await tools.Nth(1).ClickAsync();
        await form.Locator("input[inputmode=decimal]").FillAsync("500");
        await form.Locator(".k-btn-main").ClickAsync();
        await form.Locator(".k-notice").WaitForAsync();
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator("main .card-sum", new() { HasText = "500" }).WaitForAsync();

        var row = screen.Page.Locator(".account-cards tbody tr", new() { HasText = "Wu Hao" });
        await LimitAndPay(screen, row);
        Assert.Empty(screen.Troubles);
    }

    private static async Task LimitAndPay(Screen screen, Microsoft.Playwright.ILocator row)
    {
        var form = screen.Page.Locator("main form").First;
        await row.Locator("button").First.ClickAsync();
        await form.Locator("input[inputmode=decimal]").First.FillAsync("80");
        await form.Locator("input[maxlength='200']").FillAsync("a quiet season");
        Assert.Empty(await screen.Everywhere("company-limits"));
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator(".account-cards", new() { HasText = "80.00" }).WaitForAsync();

        // The card says whose account it is, and refuses what its limit does not leave.
        await row.Locator("a").First.ClickAsync();
        await screen.Page.Locator(".seat-facts").WaitForAsync();
        await screen.Settle();
        await screen.Page.Locator("main .k-tools button").Nth(1).ClickAsync();
        await form.Locator("input[inputmode=decimal]").FillAsync("81");
        await form.Locator(".k-btn-main").ClickAsync();
        await form.Locator(".k-notice").WaitForAsync();
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator(".k-notice-bad", new() { HasText = "80.00" }).WaitForAsync();
        Assert.Empty(await screen.Everywhere("company-card"));
    }
}
