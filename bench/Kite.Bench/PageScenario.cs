using System.Diagnostics;
using Kite.Insight;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// Every page of insight over very many customers, opened in the browser: when its first content
/// comes, when nothing on it is awaited any more, the first time and again. A picture of each lies
/// under artifacts/pictures.
/// </summary>
internal static class PageScenario
{
    private const string Owner = "bench";
    private const string Password = "the owner of the bench, 1";

    private sealed record Opened(string Address, Times First, Times Again);

    private readonly record struct Times(TimeSpan Content, TimeSpan Whole);

    private static IEnumerable<string> Pages =>
    [
        .. typeof(InsightModule).Assembly.GetTypes()
            .SelectMany(page => page.GetCustomAttributes(typeof(RouteAttribute), inherit: false))
            .Select(route => ((RouteAttribute)route).Template)
            .Where(address => !address.Contains('{', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
        .. ReadyLists.All.Select(list => $"/insight/lists/{list}"),
        "/customers", "/customers/1",
    ];

    public static async Task<IReadOnlyList<Figure>> Run(int purchases, CancellationToken cancel)
    {
        using var scratch = new ScratchFolder();
        await using var server = await PrivatePostgres.Start(scratch, cancel);
        var folder = scratch.Folder("data");
        await Fill(folder, server, purchases, cancel);

        var address = Say($"http://127.0.0.1:{Tree.FreePort()}");
        using var kite = Child.Start(
            "dotnet", [Tree.At("artifacts", "bin", "Kite", "release", "Kite.dll"), "serve"],
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["KITE_DATA"] = folder,
                ["KITE_URLS"] = address,
                ["ConnectionStrings__Kite"] = server.Connection("kite"),
            });
        await StartScenario.Answer(new(address), TimeSpan.FromMinutes(2), cancel);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await FirstPage.Launch(playwright);
        var page = await browser.NewPageAsync(new()
        {
            BaseURL = address,
            ReducedMotion = ReducedMotion.Reduce,
        });
        page.SetDefaultTimeout(180_000);
        await SignIn(page);

        var opened = new List<Opened>();
        foreach (var one in Pages)
        {
            var first = await Open(page, one);
            await Picture(page, one);
            opened.Add(new(one, first, await Open(page, one)));
        }
        return Figures(purchases, opened, kite.PeakBytes);
    }

    private static async Task Fill(
        string folder, PrivatePostgres server, int purchases, CancellationToken cancel)
    {
        var yesterday = Machine.Today.AddDays(-1);
        await using var books = await MapBooks.Fill(
            folder, server.Connection("kite"), purchases, cancel,
            yesterday.DayNumber - PurchaseFile.Last.DayNumber);
        await books.AddCustomers(Math.Max(1, purchases / 10), cancel);
        await books.In(async scope => await scope.GetRequiredService<CreatePerson>().Run(
            Asker.Kite, Owner, "Bench", Role.Owner, Password));
        await server.Run("kite", "VACUUM ANALYZE", cancel);
        await books.Mirror(cancel);
    }

    private static async Task SignIn(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[autocomplete=username]", Owner);
        await page.FillAsync("[autocomplete=current-password]", Password);
        await page.ClickAsync("form button");
        await page.WaitForURLAsync(at => !at.Contains("/sign-in", StringComparison.Ordinal));
    }

    private static async Task<Times> Open(IPage page, string address)
    {
        var since = Stopwatch.GetTimestamp();
        var answer = await page.GotoAsync(
            address, new() { WaitUntil = WaitUntilState.Commit });
        if (answer is not { Ok: true })
            throw new InvalidOperationException(Say($"{address} answered {answer?.Status}."));

        var content = Stopwatch.GetElapsedTime(since);
        await page.WaitForFunctionAsync("""
            () => document.readyState === 'complete' && document.querySelector('h1')
                && (!document.querySelector('[data-search]')
                    || document.documentElement.hasAttribute('data-live'))
                && !document.querySelector('.k-waiting, [aria-busy=true]')
            """);
        return new(content, Stopwatch.GetElapsedTime(since));
    }

    private static async Task Picture(IPage page, string address)
    {
        var name = address.Trim('/').Replace('/', '-');
        foreach (var (width, height, look) in new[]
        {
            (390, 844, ColorScheme.Dark), (1440, 960, ColorScheme.Light),
        })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = look });
            await page.SetViewportSizeAsync(width, height);
            await page.ScreenshotAsync(new()
            {
                Path = Tree.At(
                    "artifacts", "pictures",
                    Say($"many-{name}-{width}-{look.ToString().ToLowerInvariant()}.png")),
            });
        }
    }

    private static List<Figure> Figures(int purchases, List<Opened> opened, long peak) =>
    [
        .. opened.Select(one => new Figure(
            Say($"{one.Address} over {purchases:N0} purchases, first content / whole page"),
            Say($"first {Both(one.First)}, again {Both(one.Again)}"))),
        new(
            Say($"memory of the program for all pages over {purchases:N0} purchases"),
            Say($"{peak / 1e9:N2} GB"), "under 1.5 GB", peak < 1_500_000_000),
    ];

    private static string Both(Times times) => Say(
        $"{times.Content.TotalMilliseconds:N0} / {times.Whole.TotalMilliseconds:N0} ms");
}
