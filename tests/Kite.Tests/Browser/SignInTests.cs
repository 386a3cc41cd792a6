namespace Kite.Tests.Browser;

/// <summary>Coming in, looking around and leaving, with the keyboard alone.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class SignInTests(Premises premises)
{
    [Fact]
    public async Task One_comes_in_by_name_and_password()
    {
        await using var screen = await premises.Open(premises.Empty);
        await screen.Go("/settings/stores");
        Assert.Contains("/sign-in", screen.Page.Url);

        await TypeIn(screen, Premises.Owner, Premises.Password);

        await screen.Reaches("**/settings/stores");
        Assert.Empty(screen.Troubles);
    }

    [Theory]
    [InlineData("en", "wrong"), InlineData("zh-Hans", "密码")]
    [InlineData("el", "κωδικός"), InlineData("vi", "mật khẩu")]
    public async Task A_wrong_password_is_told_in_ones_own_language(string language, string word)
    {
        await using var screen = await premises.Open(premises.Empty, language: language);
        await screen.Go("/sign-in");

        await TypeIn(screen, "nobody-" + language, "not the lantern");

        var said = await screen.Page.Locator(".k-notice-bad").TextContentAsync();
        Assert.Contains(word, said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/sign-in", screen.Page.Url);
    }

    [Fact]
    public async Task One_leaves_by_the_menu_and_must_come_in_again()
    {
        await using var screen = await premises.Open(premises.Empty);
        await SignIn.As(screen, Premises.Owner, Premises.Password);
        await screen.Go("/settings");

        await screen.TabTo(".k-me");
        await screen.Press("Enter");
        await screen.TabTo("form[action='/sign-out'] button");
        await screen.Press("Enter");
        await screen.Reaches("**/sign-in");

        await screen.Go("/settings");
        Assert.Contains("/sign-in", screen.Page.Url);
    }

    [Fact]
    public async Task Dark_and_Greek_are_chosen_once_and_stay()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/settings");

        await screen.TabTo(".k-me");
        await screen.Press("Enter");
        await screen.TabTo("[data-look=dark]");
        await screen.Press("Enter");
        await screen.TabTo("a[hreflang=el]");
        await screen.Press("Enter");
        await screen.Page.WaitForSelectorAsync("html[lang=el]");
        await screen.Go("/settings/people");

        Assert.Equal("el", await screen.Page.GetAttributeAsync("html", "lang"));
        Assert.Equal("dark", await screen.Page.GetAttributeAsync("html", "data-theme"));
    }

    [Fact]
    public async Task A_link_leads_past_the_rail()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/settings");

        await screen.Page.FocusAsync(".k-skip");
        await screen.Press("Enter", "Tab");

        Assert.True(await screen.Page.EvaluateAsync<bool>(
            "() => document.querySelector('main').contains(document.activeElement)"));
    }

    private static async Task TypeIn(Screen screen, string name, string password)
    {
        // The page has put the focus on the name already.
        await screen.Page.Keyboard.TypeAsync(name);
        await screen.Press("Tab");
        await screen.Page.Keyboard.TypeAsync(password);
        await screen.Press("Enter");
        await screen.Page.WaitForLoadStateAsync();
    }
}
