namespace Kite.Tests.Browser;

/// <summary>Coupons and points at a till: what guests bring instead of money.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class TillTokensJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_coupon_takes_something_off_and_points_pay_a_part()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var page = screen.Page;
        var card = await CardWithPoints(screen);
        var code = await Coupon(screen);
        await Greet(screen, card);
        await Type(screen, "Candle 43.50");
        await page.Locator(".ti-line").WaitForAsync();
        await Show(screen, code);
        await Spend(screen);

        await page.Locator(".rc").WaitForAsync();
        var receipt = await page.Locator(".rc").TextContentAsync();
        Assert.Contains($"…{code[^4..]}", receipt);
        Assert.Contains("Points spent", receipt);
        Assert.Empty(await screen.Everywhere("till-tokens-paid"));
        Assert.Empty(screen.Troubles);
    }

    private static async Task Greet(Screen screen, string card)
    {
        var page = screen.Page;
        await screen.Go("/till");
        await page.Locator(".ti-choices li:nth-child(2) .k-btn").ClickAsync();
        await page.Locator("[data-till=guest]").WaitForAsync();
        await screen.Press("F2");
        await page.Keyboard.TypeAsync(card);
        await screen.Press("Enter");
        await page.Locator(".ti-guest").WaitForAsync();
        await page.Locator("[data-till=add]:focus").WaitForAsync();
    }

    private static async Task Show(Screen screen, string code)
    {
        var page = screen.Page;
        // A code that there is not is told, and nothing is changed by it.
        await Type(screen, code[..^1] + (code[^1] is '9' ? 'A' : '9'));
        await page.Locator("#ti-add-fault:not(:empty)").WaitForAsync();
        await page.Locator("[data-till=add]").FillAsync("");
        await page.Locator("[data-till=add]").FocusAsync();
        await Type(screen, code.ToLowerInvariant());
        // It asks for a bill of a hundred: the reason stands there until the bill is.
        await page.Locator(".ti-parts .k-bad", new() { HasText = "100" }).WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-coupon-barred"));
        await page.Locator("[data-till=add]").FocusAsync();
        await Type(screen, "Lamp 100");
        await page.Locator(".ti-parts .k-good", new() { HasText = "20.00" }).WaitForAsync();
    }

    // A hundred and fifty cannot be spent; as many as there are steps of a hundred can.
    private static async Task Spend(Screen screen)
    {
        var page = screen.Page;
        await screen.Press("Escape", "4");
        await page.Locator("[data-till=points]:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("150");
        await screen.Press("Enter");
        await page.Locator("[data-till=points][aria-invalid=true]").WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-points"));
        await page.Locator("[data-till=points]").FillAsync("");
        await screen.Press("Enter");
        await page.Locator("[data-till=given]:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("200");
        Assert.Empty(await screen.Everywhere("till-coupon"));
        await screen.Press("Enter");
    }

    private static async Task Type(Screen screen, string words)
    {
        await screen.Page.Keyboard.TypeAsync(words);
        await screen.Press("Enter");
    }

    private static async Task<string> CardWithPoints(Screen screen)
    {
        var page = screen.Page;
        var card = await SoldCard.Of(screen, customer: 3, "Gold");
        await screen.Go($"/cards/{card}/points");
        await page.Locator("main .k-tools button", new() { HasText = "Give points" })
            .First.ClickAsync();
        await page.Locator("main form input[type=text]").First.FillAsync("128.50");
        await page.Locator("main form .k-btn-main").ClickAsync();
        await page.Locator(".k-notice-good").WaitForAsync();
        return card;
    }

    private static async Task<string> Coupon(Screen screen)
    {
        var page = screen.Page;
        await screen.Go("/cards/coupons/new");
        await page.Locator("main form select").First.SelectOptionAsync("Twenty off");
        await page.Locator("main form .k-btn-main").ClickAsync();
        return (await page.Locator("figure code").TextContentAsync())!.Trim();
    }
}
