using System.Diagnostics;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// The published program: how long until it answers, what it holds when nobody asks, and what
/// the first page weighs on the way to the browser.
/// </summary>
internal static class StartScenario
{
    private const int Starts = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Figure>> Run(CancellationToken cancel)
    {
        using var scratch = new ScratchFolder();
        using (var publish = Child.Start(
            "dotnet",
            [
                "publish", Tree.At("src", "Kite"), "-c", "Release", "-o", scratch.File("app"),
                "--nologo", "-v", "q",
            ]))
        {
            await publish.Finish(cancel);
        }
        using (var first = Serve(scratch, "demo", out var made))
        {
            await Answer(made, TimeSpan.FromMinutes(2), cancel);
        }
        var took = new List<TimeSpan>();
        for (var i = 0; i < Starts; i++)
        {
            var since = Stopwatch.GetTimestamp();
            using var kite = Serve(scratch, "serve", out var address);
            await Answer(address, TimeSpan.FromSeconds(30), cancel);
            took.Add(Stopwatch.GetElapsedTime(since));
        }
        using var demo = Serve(scratch, "demo", out var home);
        await Answer(home, TimeSpan.FromSeconds(30), cancel);
        await Task.Delay(Idle, cancel);
        var fresh = demo.BytesNow();
        var page = await FirstPage.Open(home, cancel);
        foreach (var part in page.Parts) await Console.Error.WriteLineAsync(part);
        await Task.Delay(Idle, cancel);
        return Figures(took.Order().ElementAt(Starts / 2), fresh, demo.BytesNow(), page.Bytes);
    }

    private static IReadOnlyList<Figure> Figures(
        TimeSpan start, long fresh, long used, long weight) =>
    [
        new(
            "start of the published program to its first answer",
            Say($"{start.TotalSeconds:N2} s"),
            "under 2 s",
            start < TimeSpan.FromSeconds(2)),
        new(
            "memory when idle, after the start / after the first page",
            Say($"{fresh / 1e6:N0} / {used / 1e6:N0} MB"),
            "under 250 MB",
            Math.Max(fresh, used) is > 0 and < 250_000_000),
        new(
            "first page over the wire, everything it loads",
            Say($"{weight / 1e3:N0} kB"),
            "under 250 kB",
            weight < 250_000),
    ];

    private static Child Serve(ScratchFolder scratch, string verb, out Uri address)
    {
        address = new(Say($"http://localhost:{Tree.FreePort()}"));
        return Child.Start(
            "dotnet",
            [Path.Combine(scratch.File("app"), "Kite.dll"), verb],
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["KITE_DATA"] = scratch.File("data"),
                ["KITE_URLS"] = address.ToString().TrimEnd('/'),
                ["DOTNET_ENVIRONMENT"] = "Production",
            },
            scratch.Path);
    }

    private static async Task Answer(Uri address, TimeSpan patience, CancellationToken cancel)
    {
        using var http = new HttpClient();
        var health = new Uri(address, "/health");
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(health, cancel);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(since) < patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), cancel);
            }
        }
    }
}
