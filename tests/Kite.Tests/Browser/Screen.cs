using System.Diagnostics;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>One browser window: opens pages, takes pictures, looks for barriers.</summary>
public sealed class Screen : IAsyncDisposable
{
    public static readonly int[] Widths = [390, 820, 1440];
    private const int MostStops = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly List<string> troubles = [];

    public Screen(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.PageError += (_, error) => troubles.Add(error);
        page.Console += (_, said) =>
        {
            if (said.Type == "error") troubles.Add($"{said.Text} at {said.Location}");
        };
    }

    public IPage Page { get; }

    /// <summary>
    /// What the browser complained of: broken scripts, missing files, barred ones.
    /// </summary>
    public IReadOnlyList<string> Troubles => troubles;

    public static ViewportSize Size(int width) =>
        new() { Width = width, Height = width switch { 390 => 844, 820 => 1100, _ => 960 } };

    public async Task Go(string address)
    {
        await Page.GotoAsync(address);
        await Settle();
    }

    /// <summary>Waits until the page is live and nothing on it is still loading.</summary>
    public async Task Settle()
    {
        await Page.WaitForFunctionAsync("""
            () => {
                const live = document.querySelector('script[src*="blazor.web"]');
                const loaded = performance.getEntriesByType('resource')
                    .some(r => r.name.includes('shell.') && r.name.includes('.js'));
                const heard = !document.querySelector('[data-search]')
                    || document.documentElement.hasAttribute('data-live');
                return document.readyState === 'complete' && (!live || loaded) && heard
                    && !document.querySelector('.k-waiting, [aria-busy=true]');
            }
            """);
        await Page.EvaluateAsync(
            "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))");
    }

    /// <summary>Waits for an address like this one, where ** stands for anything.</summary>
    public Task Reaches(string address)
    {
        var parts = address.Split("**").Select(part =>
            Regex.Escape(part).Replace(@"\*", "[^/]*", StringComparison.Ordinal));
        var like = new Regex(
            $"^{string.Join(".*", parts)}$", RegexOptions.None, TimeSpan.FromSeconds(1));
        return Reaches(like.IsMatch);
    }

    /// <summary>
    /// Waits until one is there. The address itself is looked at: of a page that is only drawn
    /// anew the browser does not always tell.
    /// </summary>
    public async Task Reaches(Func<string, bool> isThere)
    {
        for (var wait = Stopwatch.StartNew(); !isThere(Page.Url); await Task.Delay(50))
            Assert.True(wait.Elapsed < Patience, $"Still at {Page.Url}");
        await Settle();
    }

    public async Task Resize(int width)
    {
        await Page.SetViewportSizeAsync(Size(width).Width, Size(width).Height);
        await Settle();
    }

    public Task Turn(string look) => Page.EmulateMediaAsync(new()
    {
        ColorScheme = look == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
    });

    /// <summary>Whether somebody will look at pictures: they take half of the time.</summary>
    private static bool IsSeen =>
        Environment.GetEnvironmentVariable("KITE_TEST_PICTURES") is { Length: > 0 };

    /// <summary>A picture for people: artifacts/pictures/map-1440-light.png.</summary>
    public async Task Picture(string name, int width, string look)
    {
        if (!IsSeen) return;
        var folder = Path.Combine(Sources.Root, "artifacts", "pictures");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(folder, $"{name}-{width}-{look}.png"),
            Animations = ScreenshotAnimations.Disabled,
        });
    }

    /// <summary>
    /// The page on a phone, a tablet and a desk, light and dark: a picture of each, and what is
    /// wrong. Barriers come with the width or with the colours, so the dark is asked for them once;
    /// no page is wider in the dark.
    /// </summary>
    public async Task<IReadOnlyList<string>> Everywhere(string name)
    {
        var faults = new List<string>();
        foreach (var look in new[] { "dark", "light" })
        {
            await Turn(look);
            foreach (var width in look == "dark" && !IsSeen ? Widths[..1] : Widths)
            {
                await Resize(width);
                await Picture(name, width, look);
                if (await IsTooWide()) faults.Add($"{name} is too wide at {width}, {look}");
                if (look == "dark" && width != Widths[0]) continue;
                faults.AddRange((await Barriers()).Select(b => $"{name} {width} {look}: {b}"));
            }
        }
        return [.. faults, .. Troubles];
    }

    /// <summary>
    /// What bars someone who cannot see, hear or point well, by axe's WCAG rules.
    /// </summary>
    public async Task<IEnumerable<string>> Barriers()
    {
        // Put into the page once, and asked for what is wrong alone: that is most of its time.
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>("""
            async () => {
                // Half under the head of the page is no smaller a thing to touch.
                const at = window.scrollY;
                window.scrollTo(0, 0);
                const found = await axe.run(document, {
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
                    resultTypes: ['violations'],
                    preload: false,
                });
                window.scrollTo(0, at);
                return found.violations.flatMap(
                    v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html}`));
            }
            """);
    }

    /// <summary>
    /// Goes there with the Tab key alone; at every stop one must see where one is.
    /// </summary>
    public Task TabTo(string selector) => Walk("Tab", selector);

    /// <summary>The same backwards.</summary>
    public Task BackTo(string selector) => Walk("Shift+Tab", selector);

    private async Task Walk(string key, string selector)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            await Page.Keyboard.PressAsync(key);
            var (isThere, blind) = await Stop(selector);
            Assert.True(blind is null, $"The focus cannot be seen on {blind}");
            if (isThere) return;
        }
        Assert.Fail($"{selector} is not reached with {key}.");
    }

    /// <summary>Presses keys one after the other.</summary>
    public async Task Press(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
    }

    private async Task<(bool IsThere, string? Blind)> Stop(string selector)
    {
        var found = await Page.EvaluateAsync<string?[]>(
            """
            selector => {
                const at = document.activeElement;
                if (!at || at === document.body) return ['', null];
                const ring = of => getComputedStyle(of).boxShadow !== 'none'
                    || getComputedStyle(of).outlineStyle !== 'none'
                    || (of instanceof SVGElement
                        && !['none', 'rgba(0, 0, 0, 0)'].includes(getComputedStyle(of).stroke));
                // A heading is where a page begins, no stop; a box may stand around its field.
                const seen = at.tabIndex < 0 || ring(at) || ring(at.parentElement);
                return [at.matches(selector) ? 'yes' : '', seen ? null : at.outerHTML];
            }
            """,
            selector);
        return (found[0] == "yes", found[1]);
    }

    /// <summary>Whether one would have to scroll sideways.</summary>
    public Task<bool> IsTooWide() => Page.EvaluateAsync<bool>(
        "() => document.documentElement.scrollWidth > window.innerWidth");

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
