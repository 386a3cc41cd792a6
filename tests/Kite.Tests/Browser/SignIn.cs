namespace Kite.Tests.Browser;

/// <summary>Signing in as a person does: name, password, button.</summary>
internal static class SignIn
{
    public static async Task As(Screen screen, string name, string password)
    {
        await screen.Page.GotoAsync("/sign-in");
        await screen.Page.FillAsync("[autocomplete=username]", name);
        await screen.Page.FillAsync("[autocomplete=current-password]", password);
        await screen.Page.ClickAsync("form button");
        await screen.Reaches(at => !at.Contains("/sign-in", StringComparison.Ordinal));
        await screen.Settle();
    }
}
