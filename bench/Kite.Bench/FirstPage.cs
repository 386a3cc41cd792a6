using System.Text.Json;
using Microsoft.Playwright;

namespace Kite.Bench;

/// <summary>Opens a page in the system's Chromium and adds up what came over the wire.</summary>
internal static class FirstPage
{
    private static readonly string[] Browsers =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static async Task<long> Weigh(Uri address, CancellationToken cancel)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("KITE_TEST_CHROMIUM")
                ?? Array.Find(Browsers, File.Exists),
            Args = ["--no-sandbox"],
        });
        var page = await browser.NewPageAsync();
        var wire = await page.Context.NewCDPSessionAsync(page);
        var weight = 0L;
        wire.Event("Network.loadingFinished").OnEvent += (_, said) =>
            weight += (long)Number(said, "encodedDataLength");
        wire.Event("Network.webSocketFrameReceived").OnEvent += (_, said) =>
            weight += said!.Value.GetProperty("response").GetProperty("payloadData")
                .GetString()!.Length * 3 / 4;
        await wire.SendAsync("Network.enable");
        await page.GotoAsync(
            address.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        return weight;
    }

    private static double Number(JsonElement? said, string name) =>
        said is { } json && json.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
}
