using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>Somebody reads their day, opens what is behind a figure, and arranges it.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class TodayJourneyTests(Premises premises)
{
    [Fact]
    public async Task The_day_is_read_opened_and_arranged_with_the_keyboard()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/today");
        await screen.Page.Locator("main .tile dl").First.WaitForAsync();
        await Assertions.Expect(screen.Page.Locator("main .tile[aria-busy]")).ToHaveCountAsync(0);
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("today"));

        await screen.Page.Locator("#tile-takings ~ dl a").First.ClickAsync();
        await screen.Reaches("**/shifts/bills?from=*");
        await screen.Go("/today");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Arrange" }).ClickAsync();
        var names = screen.Page.Locator("main ol.arranged li > span");
        var (first, second) = (
            await names.Nth(0).InnerTextAsync(), await names.Nth(1).InnerTextAsync());
        await screen.Page.GetByLabel($"Move down: {first}").FocusAsync();
        await screen.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(names.Nth(0)).ToHaveTextAsync(second);
        Assert.Empty(await screen.Everywhere("today-arranging"));
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await Assertions.Expect(screen.Page.Locator("main .tile h2").First)
            .ToHaveTextAsync(second);

        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Arrange" }).ClickAsync();
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "As usual" }).ClickAsync();
        await Assertions.Expect(screen.Page.Locator("main .tile h2").First)
            .ToHaveTextAsync(first);
        Assert.Empty(screen.Troubles);
    }
}
