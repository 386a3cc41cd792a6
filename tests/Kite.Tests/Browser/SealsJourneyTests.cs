using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>A card with a square, from its kind to the till and to what was found.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class SealsJourneyTests(Premises premises)
{
    [Fact]
    public async Task A_card_with_a_square_pays_and_an_old_square_is_caught_and_decided()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var page = screen.Page;
        await Design(screen);
        var card = await SoldCard.Of(screen, customer: 4, "Square card");
        await TopUp(screen);
        var text = await Square(screen);
        await Print(screen, card);

        await Pay(screen, text);
        var paper = page.Locator(".rc .card-square");
        await paper.WaitForAsync();
        Assert.Contains(card, await paper.TextContentAsync());
        Assert.Empty(await screen.Everywhere("till-square-new"));
        await screen.Press("Enter");
        await page.Locator("[data-till=guest]").WaitForAsync();
        await screen.Press("F2");
        await page.Keyboard.TypeAsync(text);
        await screen.Press("Enter");
        var fault = page.Locator("#ti-add-fault", new() { HasText = card });
        await fault.WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-square-old"));

        await Decide(screen, card);
        Assert.Empty(screen.Troubles);
    }

    private static async Task Design(Screen screen)
    {
        var page = screen.Page;
        await screen.Go("/settings/cards");
        var form = page.Locator("main form");
        await form.Locator("input[type=text]").First.FillAsync("Square card");
        await form.GetByLabel("What it carries").SelectOptionAsync("Qr");
        await form.GetByLabel("It must be read to pay").CheckAsync();
        await form.GetByLabel("Colour").FillAsync("#0F5132");
        await form.GetByLabel("Text on the front").FillAsync("Good food, every day");
        await form.GetByLabel("Terms on the back").FillAsync("Keep this card with you.");
        Assert.Empty(await screen.Everywhere("card-kind-square"));
        await form.Locator(".k-btn-main").ClickAsync();
        await page.Locator(".k-notice-good").WaitForAsync();
    }

    private static async Task TopUp(Screen screen)
    {
        var page = screen.Page;
        await page.Locator(".k-tools button", new() { HasText = "Top up" }).First.ClickAsync();
        await page.Locator("main form input[inputmode=decimal]").FillAsync("500");
        await page.Locator("main form .k-btn-main").ClickAsync();
        await page.Locator("main form .k-notice").WaitForAsync();
        await page.Locator("main form .k-btn-main").ClickAsync();
        await page.Locator(".k-notice-good").WaitForAsync();
    }

    private static async Task<string> Square(Screen screen)
    {
        var page = screen.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Show it" }).ClickAsync();
        await page.Locator(".card-square svg").WaitForAsync();
        await page.Locator("details summary", new() { HasText = "As text" }).ClickAsync();
        var text = (await page.Locator(".card-seal-text").TextContentAsync())!.Trim();
        await page.GetByRole(AriaRole.Button, new() { Name = "handed to the guest" })
            .ClickAsync();
        await page.GetByText("This is what the card carries now.").WaitForAsync();
        Assert.Empty(await screen.Everywhere("card-square"));
        return text;
    }

    private static async Task Print(Screen screen, string card)
    {
        await screen.Go($"/cards/{card}/print");
        await screen.Page.Locator(".paper .square svg").WaitForAsync();
        Assert.Empty(await screen.Everywhere("card-print"));
    }

    private static async Task Pay(Screen screen, string text)
    {
        var page = screen.Page;
        await screen.Go("/till");
        await page.Locator(".ti-choices li:nth-child(2) .k-btn").ClickAsync();
        await page.Locator("[data-till=guest]").WaitForAsync();
        await screen.Press("F2");
        await page.Keyboard.TypeAsync(text);
        await screen.Press("Enter");
        await page.Locator(".ti-guest").WaitForAsync();
        await page.Locator("[data-till=add]:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("Candle 43.50");
        await screen.Press("Enter");
        await page.Locator(".ti-line").WaitForAsync();
        await screen.Press("Escape", "F8");
        await page.Locator("[data-till=take]:not([disabled])").ClickAsync();
    }

    private static async Task Decide(Screen screen, string card)
    {
        var page = screen.Page;
        await screen.Go($"/cards/findings?card={card}");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Look at card {card}" })
            .First.ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Honest" }).ClickAsync();
        await dialog.Locator("[aria-invalid=true]").WaitForAsync();
        Assert.Empty(await screen.Everywhere("card-finding"));
        await dialog.Locator("input[type=text]").FillAsync("An old receipt");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Honest" }).ClickAsync();
        await dialog.Locator(".k-notice", new() { HasText = "An old receipt" }).WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("card-findings"));
    }
}
