using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>A form that is seen before its line to the server stands.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class DeafFormTests(Premises premises)
{
    [Fact]
    public async Task A_form_takes_nothing_until_it_is_alive_and_then_all_that_is_typed()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var line = new TaskCompletionSource();
        await screen.Page.RouteAsync("**/_blazor/negotiate**", async asked =>
        {
            await line.Task;
            await asked.ContinueAsync();
        });
        await screen.Page.GotoAsync("/customers/new");
        var name = screen.Page.GetByLabel("Family name");
        var kind = screen.Page.GetByLabel("Kind", new() { Exact = true });
        var note = screen.Page.GetByLabel("Note", new() { Exact = true });
        await name.WaitForAsync();

        foreach (var field in new[] { name, kind, note })
        {
            Assert.Equal("true", await field.GetAttributeAsync("aria-busy"));
            Assert.NotNull(await field.GetAttributeAsync("readonly"));
        }
        var (place, look) = (await name.BoundingBoxAsync(), await Look(name));
        await name.FocusAsync();
        await screen.Page.Keyboard.TypeAsync("Lost");
        await screen.Press("Enter");
        await kind.FocusAsync();
        await screen.Press("ArrowDown");
        Assert.Equal("", await name.InputValueAsync());
        Assert.Equal("Person", await kind.InputValueAsync());
        Assert.EndsWith("/customers/new", screen.Page.Url, StringComparison.Ordinal);

        line.SetResult();
        await screen.Settle();
        Assert.Null(await name.GetAttributeAsync("readonly"));
        Assert.Equal(look, await Look(name));
        Assert.Equivalent(place, await name.BoundingBoxAsync());
        await name.FillAsync("Found");
        await screen.Page.Locator("form select").Nth(1).SelectOptionAsync("el");
        await note.FillAsync("Typed at once.");
        await screen.Page.ClickAsync("text=Save");
        await screen.Page.Locator("h1", new() { HasText = "Found" }).WaitForAsync();
        Assert.Empty(screen.Troubles);
    }

    private static Task<string> Look(ILocator field) => field.EvaluateAsync<string>(
        "of => getComputedStyle(of).backgroundColor + getComputedStyle(of).borderColor");
}
