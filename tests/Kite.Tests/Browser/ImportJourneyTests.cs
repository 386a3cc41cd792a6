using System.Globalization;
using System.Text;

namespace Kite.Tests.Browser;

/// <summary>
/// A file with faults on its way into the books and out again. The browser's own window for
/// choosing a file is the one thing that is not walked through by keyboard.
/// </summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class ImportJourneyTests(Premises premises) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kite-journey-");

    [Fact]
    public async Task A_faulty_file_is_mapped_tried_brought_in_corrected_and_taken_back()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "import");
        await screen.Go("/imports");
        await Send(screen, way, Faulty());
        await Map(screen, way);

        await way.Enter(".do button");
        await IsLedTo(way, "H2");
        await way.See(".counts", "116");
        await way.StageEverywhere("tried");
        await way.Enter(".do button:nth-child(2)");
        await way.See(".k-notice-good", "116");
        await IsLedTo(way, "H1");
        await way.StageEverywhere("done");

        var first = new Uri(way.Page.Url).PathAndQuery;
        await Correct(screen, way);
        await Undo(screen, way);
        await screen.Go(first);
        await Undo(screen, way);
        await way.StageEverywhere("undone");
        await screen.Go("/imports");
        await way.StageEverywhere("list");
    }

    [Fact]
    public async Task A_long_one_is_stopped_resumed_stopped_and_taken_back()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        var way = new Journey(screen, "long-import");
        await screen.Go("/imports");
        await Send(screen, way, Long());
        await way.Enter(".do button:nth-child(2)");
        await way.See("[role=progressbar]");
        await IsLedTo(way, "H1");
        await way.Page.WaitForFunctionAsync(
            "() => (document.querySelector('.counts dd')?.textContent ?? '0') !== '0'");
        await way.Enter("main section button.k-btn");
        await way.See(".k-notice-warn", "Stopped");
        await way.StageEverywhere("stopped");

        await way.Enter("main .k-btn-main");
        await way.See("[role=progressbar]");
        await IsLedTo(way, "H1");
        await way.Stage("running");
        await way.Enter("main section button.k-btn");
        await way.See(".k-notice-warn", "Stopped");
        await Undo(screen, way);
    }

    private static async Task Send(Screen screen, Journey way, string file)
    {
        await screen.TabTo("input[type=file]");
        await way.Page.SetInputFilesAsync("input[type=file]", file);
        await way.Arrive("/imports/");
        await way.See(".fields select");
    }

    private static async Task Map(Screen screen, Journey way)
    {
        await way.See(".k-field small", "guessed");
        await screen.TabTo(".fields select");
        await way.Page.Keyboard.TypeAsync("Who");
        await way.See(".rows td", "9001");
        Assert.Equal(3, await way.Page.Locator(".rows .refused").CountAsync());
        await way.StageEverywhere("mapped");
    }

    private async Task Correct(Screen screen, Journey way)
    {
        var (name, text) = await way.TakeFile("a[href$=refused-rows]");
        Assert.EndsWith(".refused.csv", name, StringComparison.Ordinal);
        var lines = text.Split('\n').Select(line => line
            .Replace(";2026-02-31;", ";2026-02-28;", StringComparison.Ordinal)
            .Replace(";twelve;", ";12.00;", StringComparison.Ordinal)
            .Replace(";1.2.3;", ";12.30;", StringComparison.Ordinal)
            .Replace(";;9008;", ";2026-03-03;9008;", StringComparison.Ordinal));
        await Send(screen, way, Written("corrected.csv", string.Join('\n', lines)));
        await way.Enter(".do button:nth-child(2)");
        await way.See(".k-notice-good", "4");
        await way.Stage("corrected");
    }

    private static async Task Undo(Screen screen, Journey way)
    {
        await way.Enter("main p .k-btn:last-of-type");
        await way.See("dialog[open]");
        await way.Stage("undo");
        await way.Enter("dialog[open] .k-btn-main");
        await way.See(".k-notice-good", "taken back");
        await screen.Settle();
    }

    // The button that was pressed is gone: the reader is led on, not left at the page's top.
    private static Task IsLedTo(Journey way, string tag) => way.Page.WaitForFunctionAsync(
        "tag => document.activeElement.tagName === tag", tag);

    private string Faulty()
    {
        var rows = new StringBuilder("Datum;Who;Guest name;Total;Pieces;Bill no\n");
        for (var i = 0; i < 120; i++)
        {
            var day = i switch { 3 => "2026-02-31", 8 => "", _ => $"2026-{i % 9 + 1:00}-15" };
            var total = i switch { 5 => "twelve", 50 => "1.2.3", _ => $"{i + 5}.50" };
            rows.Append(CultureInfo.InvariantCulture,
                $"{day};{9000 + i % 30};Guest {i % 30};{total};2;JF-{i}\n");
        }
        return Written("faulty.csv", rows.ToString());
    }

    private string Long()
    {
        var rows = new StringBuilder("date,customer,name,amount,items,receipt\n");
        for (var i = 0; i < 200_000; i++)
        {
            rows.Append(CultureInfo.InvariantCulture,
                $"2026-{i % 9 + 1:00}-11,{20000 + i % 900},Guest,{i % 300 + 5}.10,2,JL-{i}\n");
        }
        return Written("long.csv", rows.ToString());
    }

    private string Written(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
