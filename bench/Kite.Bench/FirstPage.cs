using System.Text.Json;
using Microsoft.Playwright;

namespace Kite.Bench;

/// <summary>
/// Opens a page in the system's Chromium and weighs what came over the wire. The parts are what
/// the browser says; frames of the live connection it tells unpacked.
/// </summary>
internal sealed class FirstPage
{
    private const string Circuit = "live connection";

    private static readonly string[] Browsers =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> bytes = new(StringComparer.Ordinal);

    public long Bytes { get; private set; }

    /// <summary>What weighs most, heaviest first.</summary>
    public IEnumerable<string> Parts => bytes
        .OrderByDescending(part => part.Value)
        .Select(part => Figure.Say($"{part.Value,9:N0}  {part.Key}"));

    public static async Task<FirstPage> Open(Uri address, CancellationToken cancel)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Launch(playwright);
        var page = await browser.NewPageAsync();
        var wire = await page.Context.NewCDPSessionAsync(page);
        using var relay = new Wire(address);
        var first = new FirstPage();
        wire.Event("Network.requestWillBeSent").OnEvent += (_, said) => first.Begin(said!.Value);
        wire.Event("Network.loadingFinished").OnEvent += (_, said) => first.End(said!.Value);
        wire.Event("Network.webSocketFrameReceived").OnEvent += (_, said) =>
            first.Hear(said!.Value);
        await wire.SendAsync("Network.enable");
        await page.GotoAsync(
            relay.Near.ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Task.Delay(TimeSpan.FromSeconds(2), cancel);
        first.Bytes = relay.BytesBack;
        return first;
    }

    /// <summary>The system's own Chromium.</summary>
    public static Task<IBrowser> Launch(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("KITE_TEST_CHROMIUM")
                ?? Array.Find(Browsers, File.Exists),
            Args = ["--no-sandbox"],
        });

    private void Begin(JsonElement said) =>
        names[Id(said)] = new Uri(
            said.GetProperty("request").GetProperty("url").GetString()!).AbsolutePath;

    private void End(JsonElement said) => Add(
        names.GetValueOrDefault(Id(said), "?"),
        (long)said.GetProperty("encodedDataLength").GetDouble());

    // Frames are told in base64, four letters for three bytes.
    private void Hear(JsonElement said) => Add(
        Circuit,
        said.GetProperty("response").GetProperty("payloadData").GetString()!.Length * 3L / 4);

    private void Add(string name, long more) => bytes[name] = bytes.GetValueOrDefault(name) + more;

    private static string Id(JsonElement said) => said.GetProperty("requestId").GetString()!;
}
