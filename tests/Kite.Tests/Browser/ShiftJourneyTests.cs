namespace Kite.Tests.Browser;

/// <summary>A shift from float to signature, and the day after it.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class ShiftJourneyTests(Premises premises)
{
    [Theory]
    [InlineData(1440, "light")]
    [InlineData(390, "dark")]
    public async Task A_shift_is_opened_counted_signed_and_put_right(int width, string look)
    {
        await using var screen = await premises.Open(premises.Demo, "demo", look, "en", width);
        await screen.Go("/shifts");
        await Seen(screen, "shifts", width, look);
        // Each run takes a till of its own: one shift is open at a till at a time.
        await screen.Page.Locator("form select").SelectOptionAsync(width > 1000 ? "1" : "2");
        await screen.Page.Locator("form input[inputmode=decimal]").FillAsync("200");
        await screen.Page.Locator("form .k-btn-main").ClickAsync();
        await screen.Settle();
        await screen.Page.Locator("tbody tr", new() { HasText = "Open" }).First
            .Locator("a").First.ClickAsync();
        await screen.Reaches("**/shifts/*-*");
        await screen.Page.GetByRole(
            Microsoft.Playwright.AriaRole.Button, new() { Name = "Print" }).WaitForAsync();
        await screen.Settle();

        await screen.Page.Locator("input[inputmode=decimal]").FillAsync("10,000");
        await screen.Page.Locator("form .k-btn").First.ClickAsync();
        await screen.Page.Locator("input[aria-invalid=true]").WaitForAsync();
        await screen.Page.Locator("input[inputmode=decimal]").FillAsync("199.50");
        await screen.Page.Locator("form .k-btn").First.ClickAsync();
        await screen.Page.Locator("form .k-btn-main").WaitForAsync();
        await Seen(screen, "shift-counted", width, look);

        await screen.Page.Locator("form .k-btn-main").ClickAsync();
        await screen.Page.Locator("form select").WaitForAsync();
        await screen.Page.Locator("input[inputmode=decimal]").FillAsync("0.50");
        await screen.Page.Locator("input[type=text]").Last.FillAsync("Under the tray");
        await screen.Page.Locator("form .k-btn").ClickAsync();
        await screen.Page.GetByText("Under the tray").First.WaitForAsync();
        await Seen(screen, "shift-closed", width, look);

        await screen.Go("/shifts/days");
        await Seen(screen, "days", width, look);
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
