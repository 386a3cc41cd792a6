using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>Selling at a till with the keyboard alone.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class TillJourneyTests(Premises premises)
{
    private const string Pin = "258013";

    [Fact]
    public async Task A_guest_pays_partly_from_the_card_and_the_rest_in_cash()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var page = screen.Page;
        var card = await CardWithPin(screen);
        await Remember(page);
        await screen.Go("/till");
        await page.Locator(".ti-choices").WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-choose"));
        await screen.TabTo(".ti-choices li:nth-child(2) .k-btn");
        await screen.Press("Enter");

        await page.Locator("[data-till=guest]").WaitForAsync();
        await screen.Press("F2");
        await page.Keyboard.TypeAsync($"{card}");
        await screen.Press("Enter");
        await page.Locator(".ti-guest").WaitForAsync();
        await page.Locator("[data-till=add]:focus").WaitForAsync();
        await Add(screen, "DUM-1", 1);
        await Add(screen, "Candle 3.50", 2);
        await page.Locator(".ti-sum", new() { HasText = "31.50" }).WaitForAsync();
        Assert.Empty(await screen.Everywhere("till"));

        // A scanner types wherever the focus is, and ends with Enter.
        await screen.Press("Escape");
        await page.Keyboard.TypeAsync("DUM-1");
        await screen.Press("Enter");
        await page.Locator(".ti-sum", new() { HasText = "59.50" }).WaitForAsync();

        await page.ReloadAsync();
        await page.Locator(".ti-sum", new() { HasText = "59.50" }).WaitForAsync();

        await InTwoParts(screen);
        await WithTheRightPin(screen);
        var receipt = await page.Locator(".rc").TextContentAsync();
        Assert.Contains("480.00", receipt);
        Assert.Empty(await screen.Everywhere("till-paid"));

        await AskedAgainItIsTheSame(screen, receipt!);
        Assert.Empty(screen.Troubles);
    }

    // Twenty from the card with a PIN that is wrong, the rest in cash.
    private static async Task InTwoParts(Screen screen)
    {
        var page = screen.Page;
        await screen.Press("F8");
        await page.Locator("[data-till=pin]:focus").WaitForAsync();
        await screen.Press("Escape", "6");
        await page.Locator("[data-till=amount]:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("20");
        await screen.TabTo("[data-till=pin]");
        await page.Keyboard.TypeAsync("111112");
        await screen.Press("Enter");
        await page.Locator("[data-till=given]:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("50");
        // What strategies take off today is theirs to say: the change is what is left of fifty.
        await page.Locator(".ti-due .big").WaitForAsync();
        var sums = await page.Locator(".ti-due dd").AllTextContentsAsync();
        Assert.Equal(50m, sums.Sum(Amount));
        Assert.Empty(await screen.Everywhere("till-cash"));
        await screen.Press("Enter");
    }

    // The PIN was wrong: nothing is taken, the part from the card is typed anew.
    private static async Task WithTheRightPin(Screen screen)
    {
        var page = screen.Page;
        await page.Locator("[data-till=pin][aria-invalid=true]:focus").WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-pin"));
        await page.Keyboard.TypeAsync(Pin);
        await screen.Press("Enter");
        await page.Locator("[data-till=given]:focus").WaitForAsync();
        await page.Keyboard.TypeAsync("50");
        await screen.Press("Enter");
        await page.Locator(".rc").WaitForAsync();
        await page.Locator("[data-till=next]:focus").WaitForAsync();
    }

    [Fact]
    public async Task A_bill_waits_under_a_name_and_what_has_no_price_is_asked()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var page = screen.Page;
        await screen.Go("/till");
        await page.Locator(".ti-choices .k-btn", new() { HasText = "Old Town" })
            .Filter(new() { HasText = "Till 1" }).ClickAsync();
        await page.Locator("form .k-btn-main").ClickAsync();
        await page.Locator("[data-till=guest]").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Guest unknown" }).ClickAsync();
        await page.Locator(".ti-unknown input").First.FillAsync("100000");
        await page.Locator(".ti-unknown input").Last.FillAsync("what");
        await Touch(page);
        await page.Locator("#ti-guest-fault:not(:empty)").WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-unknown"));
        await page.Locator(".ti-unknown input").Last.FillAsync("13800138000");
        await page.Locator(".ti-unknown input").First.FocusAsync();
        await page.Locator("#ti-guest-fault:empty").WaitForAsync(
            new() { State = WaitForSelectorState.Attached });

        await page.GetByRole(AriaRole.Button, new() { Name = "Put aside", Exact = true })
            .ClickAsync();
        await page.Locator("dialog[open] input").FillAsync("Table 4");
        await page.Locator("dialog[open] .k-btn-main").ClickAsync();
        await page.Locator(".ti-none").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bills put aside" }).ClickAsync();
        await page.Locator("dialog[open] li").WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-parked"));
        await page.Locator("dialog[open] li .k-btn").First.ClickAsync();
        await page.Locator(".ti-line").WaitForAsync();
        Assert.Equal(
            "100000", await page.Locator(".ti-unknown input").First.InputValueAsync());

        await page.Locator("[data-till=take]").ClickAsync();
        await page.Locator(".rc").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Last receipts" }).ClickAsync();
        var address = await page.Locator("dialog[open] a").First.GetAttributeAsync("href");
        await screen.Go(address!);
        await page.Locator(".rc-copy").WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-receipt"));
        await ComesBack(screen);
        Assert.Empty(screen.Troubles);
    }

    // The whole line, with the keyboard alone.
    private static async Task ComesBack(Screen screen)
    {
        var page = screen.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Give back" }).ClickAsync();
        await page.Locator(".rf-lines input").First.WaitForAsync();
        await screen.TabTo(".rf-lines input");
        await screen.Press("Space");
        await page.Locator(".rf-sum").WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-refund"));
        await screen.TabTo(".rf-form > .k-field input[type=text]");
        await page.Keyboard.TypeAsync("It was cold");
        await screen.Press("Tab", "Enter");
        await page.Locator(".rf .k-notice-good").WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-refunded"));
        await page.ReloadAsync();
        await page.Locator(".rf-before li", new() { HasText = "It was cold" }).WaitForAsync();
    }

    // What was noted before the bill was sent lies in the tab: as if no answer had ever come.
    private static async Task AskedAgainItIsTheSame(Screen screen, string receipt)
    {
        var page = screen.Page;
        var sent = await page.EvaluateAsync<string>(
            "() => window.notes.filter(n => n.includes('\"sent\"')).at(-1)");
        Assert.DoesNotContain(Pin, sent, StringComparison.Ordinal);
        await page.EvaluateAsync("sent => sessionStorage.setItem('kite-bill', sent)", sent);
        await page.ReloadAsync();
        await page.Locator(".ti-pay .k-notice-bad").WaitForAsync();
        Assert.Empty(await screen.Everywhere("till-unsure"));
        await page.Locator("[data-till=take]").ClickAsync();
        await page.Locator(".rc").WaitForAsync();
        Assert.Equal(receipt, await page.Locator(".rc").TextContentAsync());
    }

    private static decimal Amount(string sum) => decimal.Parse(
        sum.Trim('¥', ' '), System.Globalization.CultureInfo.InvariantCulture);

    private static Task Remember(IPage page) => page.AddInitScriptAsync("""
        window.notes = [];
        const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (name, words) {
            if (name === 'kite-bill') window.notes.push(words);
            set.call(this, name, words);
        };
        """);

    private static async Task Add(Screen screen, string words, int lines)
    {
        await screen.Page.Keyboard.TypeAsync(words);
        await screen.Press("Enter");
        await screen.Page.Locator($".ti-line:nth-child({lines})").WaitForAsync();
    }

    private static Task Touch(IPage page) => page.Locator(".ti-tiles button").First.ClickAsync();

    // A kind of card that asks for a PIN, and one with 500 on it.
    private static async Task<string> CardWithPin(Screen screen)
    {
        var page = screen.Page;
        await screen.Go("/settings/cards");
        await page.Locator("main form input[type=text]").First.FillAsync("With PIN");
        await page.Locator("main form .k-check").First.CheckAsync();
        await page.Locator("main form .k-btn-main").ClickAsync();
        await page.Locator("tr", new() { HasText = "With PIN" }).First.WaitForAsync();
        await screen.Go("/cards/new?customer=2");
        await page.Locator("main form select").First.SelectOptionAsync(
            new SelectOptionValue { Label = "With PIN" });
        await page.Locator("main form input[type=password]").FillAsync(Pin);
        await page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Reaches(url => url.Split("/cards/")[^1].All(char.IsDigit));
        await screen.Settle();
        await page.Locator(".k-tools button", new() { HasText = "Top up" }).First.ClickAsync();
        await page.Locator("main form input[inputmode=decimal]").FillAsync("500");
        await page.Locator("main form .k-btn-main").ClickAsync();
        await page.Locator("main form .k-notice").WaitForAsync();
        await page.Locator("main form .k-btn-main").ClickAsync();
        await page.Locator(".k-notice-good").WaitForAsync();
        return page.Url.Split("/cards/")[^1];
    }
}
