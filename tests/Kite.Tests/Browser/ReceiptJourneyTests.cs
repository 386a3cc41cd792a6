using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>
/// A till with a printer of its own: the receipt on paper, on the guest's phone, and cash that
/// goes in and out beside it.
/// </summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class ReceiptJourneyTests(Premises premises)
{
    private const string Till = "Till by the window";

    [Fact]
    public async Task A_receipt_reaches_the_guest_on_paper_and_on_the_phone()
    {
        await using var paper = FakePrinter.Start();
        await using var screen = await premises.Open(premises.Demo, "demo");
        await OwnTill(screen);
        await Printer(screen, paper.Port);
        await Opened(screen);
        await CashInAndOut(screen);

        await Sold(screen);
        await screen.Page.GetByText("is printed.").WaitForAsync();
        Assert.Equal(2, paper.Receipts.Count);
        Assert.Empty(await screen.Everywhere("till-printed"));

        await OnThePhone(screen);
        await WithoutPaper(screen, paper);
        Assert.Empty(screen.Troubles);
    }

    private static async Task OwnTill(Screen screen)
    {
        await screen.Go("/settings/stores");
        var form = screen.Page.Locator("main form").Last;
        await form.Locator("input[type=text]").FillAsync(Till);
        await form.Locator("select").SelectOptionAsync(new SelectOptionValue { Value = "1" });
        await form.Locator(".k-btn-main").ClickAsync();
        await screen.Page.Locator("tr", new() { HasText = Till }).WaitForAsync();
    }

    private static async Task Printer(Screen screen, int port)
    {
        var page = screen.Page;
        await screen.Go("/settings/receipts");
        Assert.Empty(await screen.Everywhere("settings-receipts-none"));
        var form = page.Locator("main form").Last;
        var name = await form.Locator("option", new() { HasText = Till }).TextContentAsync();
        await form.Locator("select").First.SelectOptionAsync(
            new SelectOptionValue { Label = name });
        await page.GetByLabel("Address", new() { Exact = false }).FillAsync("8.8.8.8");
        await page.GetByLabel("Port", new() { Exact = false }).FillAsync($"{port}");
        await form.Locator(".k-btn-main").ClickAsync();
        await page.Locator("input[aria-invalid=true]").WaitForAsync();
        await page.GetByLabel("Address", new() { Exact = false }).FillAsync("127.0.0.1");
        await form.Locator(".k-btn-main").ClickAsync();
        var row = page.Locator("tr", new() { HasText = Till });
        await row.GetByRole(AriaRole.Button, new() { Name = "Print a test" }).ClickAsync();
        await page.GetByText("has printed.").WaitForAsync();
        Assert.Empty(await screen.Everywhere("settings-receipts"));
    }

    private static async Task Opened(Screen screen)
    {
        var page = screen.Page;
        await screen.Go("/till");
        await page.Locator(".ti-choices .k-btn", new() { HasText = Till }).ClickAsync();
        await page.Locator("form input[inputmode=decimal]").FillAsync("200");
        await page.Locator("form .k-btn-main").ClickAsync();
        await page.Locator("[data-till=guest]").WaitForAsync();
    }

    // With the keyboard alone.
    private static async Task CashInAndOut(Screen screen)
    {
        var page = screen.Page;
        await screen.Press("Escape", "F7");
        await page.Locator("[data-till=cash]:focus").WaitForAsync();
        await screen.Press("Tab");
        await page.Keyboard.TypeAsync("12.50");
        await screen.Press("Tab");
        await page.Keyboard.TypeAsync("Milk from the corner shop");
        await screen.Press("Enter");
        await page.Locator("dialog .k-notice-good").WaitForAsync();
        await page.Locator("dialog td", new() { HasText = "Milk from" }).WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-cash-moves"));
        await screen.Press("Escape");
        await page.Locator("dialog[open]").WaitForAsync(
            new() { State = WaitForSelectorState.Detached });
    }

    private static async Task Sold(Screen screen)
    {
        var page = screen.Page;
        await page.Locator(".ti-tiles button").First.ClickAsync();
        await page.Locator(".ti-line").WaitForAsync();
        await page.Locator("[data-till=take]").ClickAsync();
        await page.Locator(".rc").WaitForAsync();
    }

    private async Task OnThePhone(Screen screen)
    {
        var link = screen.Page.Locator(".rl a");
        var address = await link.GetAttributeAsync("href");
        // Where links begin is said with the mail server; here it is the path that counts.
        var path = new Uri(address!).PathAndQuery;
        await using var phone = await premises.Open(
            premises.Demo, who: null, "light", "zh-CN", 390);
        await phone.Page.GotoAsync(path);
        await phone.Page.Locator(".rc-copy").WaitForAsync();
        Assert.Contains("副本", await phone.Page.Locator(".rc").TextContentAsync());
        Assert.Empty(await phone.Everywhere("receipt-link"));

        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the link" })
            .ClickAsync();
        await screen.Page.GetByText("This is a new link.").WaitForAsync();
        Assert.NotEqual(address, await link.GetAttributeAsync("href"));
        var gone = await phone.Page.GotoAsync(path);
        Assert.Equal(404, gone!.Status);
        await phone.Picture("receipt-link-none", 390, "light");
    }

    // The printer is switched off: the sale stands, the till says it and tries again.
    private static async Task WithoutPaper(Screen screen, FakePrinter paper)
    {
        var page = screen.Page;
        await paper.DisposeAsync();
        await page.Locator("[data-till=next]").ClickAsync();
        await Sold(screen);
        await page.Locator(".ps .k-notice-bad").WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-unprinted"));
        await page.Locator("[data-till=next]").ClickAsync();
        await page.Locator("[data-till=guest]").WaitForAsync();
        await using var again = FakePrinter.At(paper.Port);
        await page.Locator("[data-till=print-again]").ClickAsync();
        await page.GetByText("is printed.").WaitForAsync();
        Assert.Single(again.Receipts);
    }
}
