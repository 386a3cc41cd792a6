using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>
/// The sample business and an empty one, both open to a browser; shared by all journeys, and once
/// more by those who look at every page.
/// </summary>
public sealed class Premises : IAsyncLifetime
{
    public const string Name = "browser";
    public const string Looks = "looks";

    /// <summary>Who signs in to the empty business.</summary>
    public const string Owner = "mei";
    public const string Password = "a long lantern";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kite-browser-");
    private IPlaywright? playwright;
    private IBrowser? browser;
    private RunningKite? demo, empty;
    private string? signedIn;

    internal string Demo => demo!.Address;
    internal string Empty => empty!.Address;

    private static string Chromium =>
        Environment.GetEnvironmentVariable("KITE_TEST_CHROMIUM")
        ?? new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Install Chromium, or run bin/test, which does.");

    public async ValueTask InitializeAsync()
    {
        demo = await RunningKite.Serve("demo", folder.CreateSubdirectory("sample").FullName);
        empty = await Bare("empty");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }

    /// <summary>
    /// A business with nothing in it but its owner, and what is brought in before it opens.
    /// </summary>
    internal async Task<RunningKite> Bare(string name, params string[] bringIn)
    {
        var place = folder.CreateSubdirectory(name).FullName;
        Environment.SetEnvironmentVariable("KITE_PASSWORD", Password);
        var (code, said) = await RunningKite.Done(
            place, connection: null, "user", "create", Owner, "--role", "owner");
        if (code == 0 && bringIn.Length > 0)
            (code, said) = await RunningKite.Done(place, connection: null, bringIn);
        return code == 0
            ? await RunningKite.Serve("serve", place)
            : throw new InvalidOperationException(said);
    }

    /// <summary>A browser of one's own: no cookies, the chosen look and language.</summary>
    public async Task<Screen> Open(
        string site, string? who = null, string look = "light", string language = "en",
        int width = 1440, string? state = null)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = site,
            StorageState = state,
            Locale = language,
            ColorScheme = look == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = Screen.Size(width),
            TimezoneId = "Asia/Shanghai",
        });
        var screen = new Screen(context, await context.NewPageAsync());
        if (who is not null) await screen.Page.GotoAsync($"/demo-door?who={who}&to=/not-allowed");
        return screen;
    }

    /// <summary>
    /// The empty business with its owner signed in: by hand once, then by the cookie.
    /// </summary>
    public async Task<Screen> OpenEmpty()
    {
        if (signedIn is null)
        {
            await using var door = await Open(Empty);
            await SignIn.As(door, Owner, Password);
            signedIn = await door.Page.Context.StorageStateAsync();
        }
        return await Open(Empty, state: signedIn);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (demo is not null) await demo.DisposeAsync();
        if (empty is not null) await empty.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

/// <summary>All journeys share one sample business and run one after the other.</summary>
[CollectionDefinition(Premises.Name)]
public sealed class BrowserTests : ICollectionFixture<Premises>;

/// <summary>Beside them, in a business of their own, run those who only look.</summary>
[CollectionDefinition(Premises.Looks)]
public sealed class BrowserLooks : ICollectionFixture<Premises>;
