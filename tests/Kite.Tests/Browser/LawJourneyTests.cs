using System.Globalization;

namespace Kite.Tests.Browser;

/// <summary>The prepaid law as the office reads it and sets it down.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class LawJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_law_is_filled_in_changed_and_set_down_for_a_day_to_come()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/settings/prepaid-law");
        var form = screen.Page.Locator("main form").First;
        await form.Locator("select").First.WaitForAsync();
        await screen.Settle();
        Assert.Contains("ask your lawyer", await screen.Page.Locator("main").TextContentAsync());
        Assert.Empty(await screen.Everywhere("prepaid-law"));

        // Choosing a place fills in its numbers, with where they were read.
        await form.Locator("select").First.SelectOptionAsync("none");
        var most = form.Locator("input[inputmode=decimal]").First;
        await Holds(most, "");
        await form.Locator("select").First.SelectOptionAsync("cn");
        await Holds(most, "5000");
        Assert.Contains("order 9 of 2012", await form.TextContentAsync());

        // What cannot be read is said at its field, and all that was typed stays.
        await most.FillAsync("5,000");
        await form.Locator("input[type=text]").Last.FillAsync("Read with our lawyer");
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator("input[aria-invalid=true]").First.WaitForAsync();
        await Holds(most, "5,000");
        await most.FillAsync("4800");
        // A day that is over stays as it was.
        await form.Locator("input[type=date]").FillAsync("2020-01-01");
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator("input[type=date][aria-invalid=true]").WaitForAsync();
        await Holds(most, "4800");
        await form.Locator("input[type=date]").FillAsync(
            TimeProvider.System.GetUtcNow().AddYears(3)
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator(".k-notice-good").WaitForAsync();
        await screen.Page.Locator("tr", new() { HasText = "Read with our lawyer" })
            .First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("prepaid-law-kept"));

        await Binds(screen, form);
        await screen.Go("/cards/identities");
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("card-identities"));
        Assert.Empty(screen.Troubles);
    }

    // Sums that no other journey reaches: they share the shop.
    private static async Task Binds(Screen screen, Microsoft.Playwright.ILocator form)
    {
        await form.Locator("select").First.SelectOptionAsync("none");
        await form.GetByLabel("A bearer’s card holds at most").FillAsync("10000000");
        await form.GetByLabel("A bearer’s card: name and document from").FillAsync("9000000");
        await form.Locator("input[type=text]").Last.FillAsync("Bearers are few here");
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator("tr", new() { HasText = "Bearers are few here" })
            .First.WaitForAsync();

        await screen.Go("/cards/new");
        await screen.Settle();
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Reaches(url => url.Split("/cards/")[^1].All(char.IsDigit));
        await screen.Settle();
        await screen.Page.Locator(".k-tools button", new() { HasTextString = "Top up" })
            .First.ClickAsync();
        var amount = screen.Page.Locator("main form input[inputmode=decimal]");
        await Try("9000000", "input[aria-invalid=true]");
        Assert.Empty(await screen.Everywhere("card-top-up-by-law"));
        await Try("10000001", "main form .k-notice-bad");

        async Task Try(string typed, string refused)
        {
            await amount.FillAsync(typed);
            await screen.Page.Locator("main form .k-btn-main").ClickAsync();
            await screen.Page.Locator("main form .k-notice-info").WaitForAsync();
            await screen.Page.Locator("main form .k-btn-main").ClickAsync();
            await screen.Page.Locator(refused).First.WaitForAsync();
            await Holds(amount, typed);
        }
    }

    private static async Task Holds(Microsoft.Playwright.ILocator field, string typed)
    {
        for (var look = 0; look < 50 && await field.InputValueAsync() != typed; look++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(typed, await field.InputValueAsync());
    }
}
