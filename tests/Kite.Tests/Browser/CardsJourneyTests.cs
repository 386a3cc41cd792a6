namespace Kite.Tests.Browser;

/// <summary>Stored-value cards as someone at the till uses them.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class CardsJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_card_is_issued_topped_up_paid_with_and_given_back_on()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/cards");
        await screen.Page.Locator("tbody tr").First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("cards"));
        await screen.Page.Locator(".k-btn-main[href='/cards/new']").ClickAsync();
        await screen.Reaches("**/cards/new");
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("cards-new"));
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Reaches(url => url.Split("/cards/")[^1].All(char.IsDigit));
        await screen.Settle();

        // Ten thousand, typed as it could be read for ten: it is not read at all.
        await Do(screen, "Top up");
        var amount = screen.Page.Locator("main form input[inputmode=decimal]");
        await amount.FillAsync("10,000");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator("input[aria-invalid=true]").WaitForAsync();
        await amount.FillAsync("10000");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        var echo = screen.Page.Locator("main form .k-notice");
        await echo.WaitForAsync();
        Assert.Contains("10,000.00", await echo.TextContentAsync());
        Assert.Empty(await screen.Everywhere("card-top-up"));
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await Said(screen, "10,800.00");

        await Do(screen, "Pay");
        await amount.FillAsync("800");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await echo.WaitForAsync();
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await Said(screen, "10,000.00");
        Assert.Empty(await screen.Everywhere("card"));

        await screen.Page.Locator("tbody button").First.ClickAsync();
        await screen.Page.Locator("tbody form .k-btn-main").ClickAsync();
        // What was said of the payment names the same sum: it was there before.
        await Said(screen, "now ¥10,800.00");
        await Do(screen, "Hand back");
        await screen.Page.Locator("main form table").WaitForAsync();
        Assert.Empty(await screen.Everywhere("card-hand-back"));
        Assert.Empty(screen.Troubles);
    }

    [Fact]
    public async Task A_kind_of_card_is_designed_and_shown_among_the_others()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/settings/cards");
        await screen.Page.Locator("main form input").First.WaitForAsync();
        Assert.Empty(await screen.Everywhere("card-kinds"));

        var name = screen.Page.Locator("main form input[type=text]").First;
        await name.FillAsync(" ");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator("input[aria-invalid=true]").First.WaitForAsync();
        await name.FillAsync("Platinum");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator(".k-notice-good").WaitForAsync();

        await screen.Page.Locator("tr", new() { HasText = "Platinum" }).First.WaitForAsync();
        await screen.Go("/cards/corrections");
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("card-corrections"));
        Assert.Empty(screen.Troubles);
    }

    private static Task Do(Screen screen, string verb) => screen.Page
        .Locator(".k-tools button", new() { HasTextString = verb }).First.ClickAsync();

    private static Task Said(Screen screen, string sum) => screen.Page
        .Locator(".k-notice-good", new() { HasTextString = sum }).WaitForAsync();
}
