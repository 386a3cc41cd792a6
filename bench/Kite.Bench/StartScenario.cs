using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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
            // The mirror is made once, not at each start.
            await Task.Delay(Idle, cancel);
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
            "memory when idle, after the start",
            Say($"{fresh / 1e6:N0} MB"),
            "under 250 MB",
            fresh is > 0 and < 250_000_000),
        new("memory when idle, after the first page", Say($"{used / 1e6:N0} MB")),
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

    // It shares the two cores with what it measures: a refused call must cost it nothing.
    public static async Task Answer(Uri address, TimeSpan patience, CancellationToken cancel)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await IsListening(address, cancel))
        {
            if (Stopwatch.GetElapsedTime(since) > patience)
                throw new TimeoutException($"Nobody listens at {address}.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancel);
        }
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(address, "/health"), cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<bool> IsListening(Uri address, CancellationToken cancel)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var call = new SocketAsyncEventArgs
        {
            RemoteEndPoint = new DnsEndPoint(address.Host, address.Port),
        };
        var done = new TaskCompletionSource();
        call.Completed += (_, _) => done.TrySetResult();
        if (socket.ConnectAsync(call)) await done.Task.WaitAsync(cancel);
        return call.SocketError is SocketError.Success;
    }
}
