using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>Finding a customer for a field, with the keyboard alone.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class PickerTests(Premises premises)
{
    [Fact]
    public async Task A_customer_is_found_walked_to_and_taken_by_keyboard()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "picker");
        await screen.Go("/customers/8");
        var section = screen.Page.Locator("section", new() { HasText = "Relations" });
        await section.GetByRole(AriaRole.Button, new() { Name = "Add" }).PressAsync("Enter");
        var box = screen.Page.GetByRole(AriaRole.Combobox, new() { Name = "The other customer" });
        await box.FocusAsync();

        await screen.Page.Keyboard.TypeAsync("nobody-is-called-so");
        await way.See(".cu-add p", "Nobody found");
        await screen.Press("Escape");
        Assert.Equal("false", await box.GetAttributeAsync("aria-expanded"));

        await way.Retype("l");
        await way.See("[role=option]");
        await way.See("[role=status]", "customers found");
        var first = await box.GetAttributeAsync("aria-activedescendant");
        await screen.Press("ArrowDown");
        await screen.Page.WaitForFunctionAsync(
            "was => document.querySelector('.cu-add [role=combobox]')"
                + ".getAttribute('aria-activedescendant') !== was", first);
        var chosen = await screen.Page
            .Locator(".cu-add [aria-selected=true] .k-3").InnerTextAsync();
        await way.StageEverywhere("found");
        await screen.Press("Enter");
        await way.See(".cu-add .k-field > small", chosen.Split(" ·")[0]);
        Assert.Equal("false", await box.GetAttributeAsync("aria-expanded"));

        // A number typed and Enter pressed at once, as a scanner does.
        await way.Retype("9");
        await screen.Press("Enter");
        await way.See(".cu-add .k-field > small", "9");
        await way.Enter(".cu-add .k-btn-main");
        await way.See(".cu-rel a");
        await way.Stage("related");
    }
}
