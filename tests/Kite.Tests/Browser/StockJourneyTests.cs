namespace Kite.Tests.Browser;

/// <summary>The stock room: scanned in, counted by keys, and the list of what there is.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class StockJourneyTests(Premises premises)
{
    [Theory]
    [InlineData(1440, "light")]
    [InlineData(390, "dark")]
    public async Task Goods_are_scanned_in_counted_and_told(int width, string look)
    {
        await using var screen = await premises.Open(premises.Demo, "demo", look, "en", width);
        await screen.Go("/stock?state=low");
        await screen.Page.Locator("tbody tr").First.WaitForAsync();
        await Seen(screen, "stock-low", width, look);

        await screen.Go("/stock/new/receipt?store=1");
        var scan = screen.Page.Locator("input[data-key='/'][type=text]");
        foreach (var code in new[] { "BEER-1", "BEER-1", "WINE-1", "NO-SUCH" })
        {
            await scan.FillAsync(code);
            await scan.PressAsync("Enter");
            // As fast as the box is empty again.
            await Microsoft.Playwright.Assertions.Expect(scan).ToHaveValueAsync("");
            await screen.Settle();
        }
        await screen.Page.Locator("input[aria-invalid=true]").WaitForAsync();
        Assert.Equal(
            ["1", "2"],
            await screen.Page.Locator("tbody input[type=number]").EvaluateAllAsync<string[]>(
                "all => all.map(one => one.value)"));
        await Seen(screen, "stock-receipt", width, look);

        await screen.Page.Locator("main .k-btn-main").ClickAsync();
        await screen.Reaches("**/stock/slips/*-*");
        await screen.Page.Locator("tbody tr", new() { HasText = "BEER-1" }).WaitForAsync();
        await Seen(screen, "stock-slip", width, look);

        await screen.Go("/stock/new/count?store=2");
        await screen.Page.Locator("main p .k-btn").ClickAsync();
        var found = screen.Page.Locator("tbody input[type=number]").First;
        await found.FillAsync("7");
        await found.PressAsync("Tab");
        await screen.Settle();
        await Seen(screen, "stock-count", width, look);
        await screen.Page.Locator("main .k-btn-main").ClickAsync();
        await screen.Reaches("**/stock/slips/*-*");
        await screen.Page.Locator("tbody a").First.ClickAsync();
        await screen.Reaches("**/stock/*-*");
        await screen.Settle();
        await Seen(screen, "stock-product", width, look);
        Assert.Empty(screen.Troubles);
    }

    [Theory]
    [InlineData("/catalogue/price-lists")]
    [InlineData("/catalogue/categories")]
    [InlineData("/catalogue/serial-numbers")]
    [InlineData("/settings/taxes")]
    [InlineData("/stock/slips")]
    [InlineData("/stock/new/transfer")]
    [InlineData("/stock/new/waste")]
    public async Task Every_page_of_the_shelves_fits_and_can_be_used(string address)
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go(address);
        await Seen(screen, "shelves" + address.Replace('/', '-'), 1440, "light");
        Assert.Empty(screen.Troubles);
    }

    private static async Task Seen(Screen screen, string name, int width, string look)
    {
        await screen.Settle();
        Assert.False(await screen.IsTooWide(), $"{name} is too wide");
        Assert.Empty(await screen.Barriers());
        await screen.Picture(name, width, look);
    }
}
