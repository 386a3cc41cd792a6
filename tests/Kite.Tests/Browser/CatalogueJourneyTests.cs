namespace Kite.Tests.Browser;

/// <summary>The catalogue as someone at the desk fills it, looks into it and corrects it.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class CatalogueJourneyTests(Premises premises)
{
    [Theory]
    [InlineData(1440, "light")]
    [InlineData(390, "dark")]
    public async Task A_product_is_taken_in_found_and_corrected(int width, string look)
    {
        await using var kite = await premises.Bare($"catalogue-{width}");
        await using var screen = await premises.Open(kite.Address, who: null, look, "en", width);
        await SignIn.As(screen, Premises.Owner, Premises.Password);
        await screen.Go("/catalogue");
        await Seen(screen, "catalogue-empty", width, look);

        await screen.Page.Locator(".k-btn-main[href='/catalogue/new']").ClickAsync();
        await screen.Reaches("**/catalogue/new");
        await screen.Settle();
        await screen.Page.GetByLabel("Name", new() { Exact = false }).First.FillAsync("Tea");
        await screen.Page.Locator("main form input[type=text]").First.FillAsync(" ");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        var wrong = screen.Page.Locator("input[aria-invalid=true]");
        await wrong.WaitForAsync();
        await Seen(screen, "catalogue-refused", width, look);

        // What was typed is still there; only the code was missing.
        await wrong.FillAsync("TEA-01");
        await screen.Page.Locator("input[type=number]").First.FillAsync("38.50");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Reaches("**/catalogue");
        await screen.Settle();
        var row = screen.Page.Locator("tbody tr", new() { HasText = "TEA-01" });
        Assert.Contains("38.50", await row.TextContentAsync());
        await Seen(screen, "catalogue-one", width, look);

        await row.Locator("a[data-row]").ClickAsync();
        await screen.Reaches("**/catalogue/*-*");
        await screen.Settle();
        await screen.Page.Locator("details summary").ClickAsync();
        await screen.Page.Locator("details input[lang='zh-Hans']").FillAsync("龙井茶");
        await screen.Page.Locator("main form .k-btn-main").ClickAsync();
        await screen.Page.Locator(".k-notice-good").WaitForAsync();
        await Seen(screen, "catalogue-product", width, look);

        await screen.Go("/catalogue?find=%E9%BE%99%E4%BA%95");
        await screen.Page.Locator("tbody tr", new() { HasText = "TEA-01" }).WaitForAsync();
        Assert.Empty(screen.Troubles);
    }

    [Fact]
    public async Task What_a_customer_bought_opens_beneath_the_purchase()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/customers/1");
        var last = screen.Page.Locator("section[aria-labelledby=last-purchases]");
        await last.WaitForAsync();

        await last.Locator("summary").First.ClickAsync();

        Assert.NotEqual(0, await last.Locator("details[open] li").CountAsync());
        await last.ScrollIntoViewIfNeededAsync();
        await Seen(screen, "last-purchases", 1440, "light");
    }

    private static async Task Seen(Screen screen, string name, int width, string look)
    {
        await screen.Settle();
        Assert.False(await screen.IsTooWide(), $"{name} is too wide");
        Assert.Empty(await screen.Barriers());
        await screen.Picture(name, width, look);
    }
}
