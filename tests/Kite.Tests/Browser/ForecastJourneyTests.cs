using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>A manager reads the forecast, and says that days will be closed.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class ForecastJourneyTests(Premises premises)
{
    [Fact]
    public async Task The_forecast_is_read_and_days_that_will_be_closed_are_told()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/insight/forecast");
        await screen.Page.Locator("main figure.forecast").WaitForAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("forecast"));
        var revenue = await screen.Page.Locator("main table").First.InnerTextAsync();

        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Visits" }).ClickAsync();
        await screen.Reaches("**/insight/forecast?measure=visits");
        await Assertions.Expect(screen.Page.Locator("main table").First)
            .Not.ToHaveTextAsync(revenue);
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("forecast-visits"));

        await screen.Page.Locator("a[href='/insight/special-days']").ClickAsync();
        await screen.Reaches("**/insight/special-days");
        await screen.Page.GetByLabel("First day").FillAsync("2031-02-03");
        await screen.Page.GetByLabel("Last day").FillAsync("2031-02-01");
        await screen.Page.GetByLabel("Note").FillAsync("New floor");
        var add = screen.Page.Locator("main form footer .k-btn-main");
        await add.ClickAsync();
        await screen.Page.Locator("main form [aria-invalid='true']").WaitForAsync();
        Assert.Equal("New floor", await screen.Page.GetByLabel("Note").InputValueAsync());

        await screen.Page.GetByLabel("Last day").FillAsync("2031-02-05");
        await add.ClickAsync();
        await screen.Page.GetByText("New floor").First.WaitForAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("special-days"));
        Assert.Empty(screen.Troubles);
    }
}
