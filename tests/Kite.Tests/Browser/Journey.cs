using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>
/// A way through the pages with the keyboard alone; at each stage it is looked at whether
/// anything bars someone, and a picture is kept.
/// </summary>
internal sealed class Journey(Screen screen, string name)
{
    private int stages;

    public IPage Page => screen.Page;

    /// <summary>Looks at where one is: nothing bars anybody, and a picture for people.</summary>
    public async Task Stage(string what)
    {
        await screen.Settle();
        await screen.Picture($"way-{name}-{++stages}-{what}", 1440, "light");
        Expect.None([.. await screen.Barriers(), .. screen.Troubles]);
    }

    /// <summary>The same stage on a phone, a tablet and a desk, light and dark.</summary>
    public async Task StageEverywhere(string what)
    {
        Expect.None(await screen.Everywhere($"way-{name}-{++stages}-{what}"));
    }

    /// <summary>Goes on to the next such place and presses Enter there.</summary>
    public async Task Enter(string selector)
    {
        await screen.TabTo(selector);
        await screen.Press("Enter");
    }

    /// <summary>Goes on to a field and types there instead of what stood in it.</summary>
    public async Task Type(string selector, string text)
    {
        await screen.TabTo(selector);
        await Retype(text);
    }

    /// <summary>Types instead of what stands in the field where one is.</summary>
    public async Task Retype(string text)
    {
        await screen.Press("Control+a");
        await Page.Keyboard.TypeAsync(text);
    }

    public Task Arrive(string address) => Arrive(
        at => new Uri(at).PathAndQuery.Contains(address, StringComparison.Ordinal));

    /// <summary>Waits until the address is right and the page is live.</summary>
    public async Task Arrive(Func<string, bool> isThere)
    {
        // Looked at now and then: the browser does not always tell of a way within one page.
        for (var looks = 0; looks < 300 && !isThere(Page.Url); looks++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        await screen.Reaches(isThere);
        await screen.Settle();
    }

    /// <summary>Waits until something of this kind with these words is seen.</summary>
    public Task See(string selector, string? words = null) => Page
        .Locator(selector, words is null ? null : new() { HasText = words })
        .First.WaitForAsync();

    /// <summary>Presses Enter and answers the file that the browser was given.</summary>
    public async Task<(string Name, string Text)> TakeFile(string selector)
    {
        await screen.TabTo(selector);
        var file = await Page.RunAndWaitForDownloadAsync(() => screen.Press("Enter"));
        return (file.SuggestedFilename, await File.ReadAllTextAsync(await file.PathAsync()));
    }
}
