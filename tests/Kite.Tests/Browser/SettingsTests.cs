namespace Kite.Tests.Browser;

/// <summary>Setting up a business from nothing, with the keyboard alone.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class SettingsTests(Premises premises)
{
    [Fact]
    public async Task A_store_is_opened_and_a_wrong_time_zone_is_told_at_its_field()
    {
        await using var screen = await premises.Open(premises.Empty);
        await SignIn.As(screen, Premises.Owner, Premises.Password);
        await screen.Go("/settings/stores");

        await screen.TabTo("main form input:not([type=time])");
        await screen.Page.Keyboard.TypeAsync("Harbour");
        await screen.Press("Tab");
        await screen.Page.Keyboard.TypeAsync("Moon/Base");
        await screen.Press("Enter");
        var wrong = screen.Page.Locator("input[aria-invalid=true]");
        await wrong.WaitForAsync();
        Assert.Equal("Moon/Base", await wrong.InputValueAsync());

        await wrong.FillAsync("Europe/Athens");
        await screen.Press("Enter");

        await screen.Page.Locator(".k-notice-good").WaitForAsync();
        var row = screen.Page.Locator("tr", new() { HasText = "Harbour" });
        Assert.Contains("Europe/Athens", await row.TextContentAsync());
        Assert.Empty(screen.Troubles);
    }
}
