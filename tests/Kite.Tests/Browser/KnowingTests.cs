using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>Filling in the seven things on a customer's page.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class KnowingTests(Premises premises)
{
    [Fact]
    public async Task The_seven_things_are_filled_in_where_they_are_missing()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "seven");
        await screen.Go("/settings/lists");
        for (var list = 0; list < 4; list++)
        {
            await screen.Page.GetByText("Begin with the usual ones").First.ClickAsync();
            await screen.Page.Locator($"ol.words >> nth={list} >> li").First.WaitForAsync();
        }
        await way.StageEverywhere("lists");

        await screen.Go("/customers/6");
        await screen.Page.GetByLabel("Why they choose us: Note it").ClickAsync();
        await screen.Page.ClickAsync("#reason form .k-btn-main");
        await way.See("#reason small.k-bad");
        await screen.Page.GetByLabel("From the list").SelectOptionAsync(
            new SelectOptionValue { Label = "Quality" });
        await screen.Page.GetByLabel("In their own words").FillAsync("The soup is like at home.");
        await screen.Page.ClickAsync("#reason form .k-btn-main");
        await way.See("#reason q", "The soup is like at home.");

        await screen.Page.GetByLabel("Whom they brought: Add someone").ClickAsync();
        await screen.Page.Locator("#brought [role=combobox]").PressSequentiallyAsync("7");
        await screen.Page.Locator("#brought [role=option]").First.ClickAsync();
        await screen.Page.ClickAsync("#brought form .k-btn-main");
        await way.See("#brought .tree a");

        await screen.Page.GetByLabel("How they were thanked: Note thanks").ClickAsync();
        await screen.Page.Locator("#thanked select").SelectOptionAsync(
            new SelectOptionValue { Label = "A small gift" });
        await screen.Page.ClickAsync("#thanked form .k-btn-main");
        await way.See("#thanked b", "A small gift");

        await screen.Page.GetByLabel("What would make them leave: Note a reason").ClickAsync();
        await way.StageEverywhere("form");
        await screen.Page.Locator("#leaving select").First.SelectOptionAsync("Left");
        await screen.Page.Locator("#leaving select").Nth(1).SelectOptionAsync(
            new SelectOptionValue { Label = "Price" });
        await screen.Page.ClickAsync("#leaving form .k-btn-main");
        await screen.Page.GetByText("Is back with us").ClickAsync();
        await way.See("#leaving .k-tag");
        await way.StageEverywhere("known");
    }
}
