using System.CommandLine;
using Spectre.Console;

namespace Kite;

/// <summary>Proves the books: chains whole, totals agreeing, mirror following (R6).</summary>
internal static class VerifyBooks
{
    public static Command Verb()
    {
        var verb = new Command("verify", Say.Text("verb.verify"));
        verb.SetAction((_, cancel) => Run(cancel));
        return verb;
    }

    private static async Task<int> Run(CancellationToken cancel)
    {
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } no) return Say.No(no);

        await using var ground = opened.Value;
        var isWell = true;
        var findings = await ground.With((IServiceProvider services) => All(services, cancel));
        foreach (var finding in findings)
        {
            isWell &= finding.IsWell;
            var figures = finding.Figures.Select(f => $"{Say.Text("verify." + f.Key)} {f.Value}");
            var mark = finding.IsWell ? "[green]✓[/]" : "[red]✗[/]";
            var of = Say.Text("verify." + finding.Of);
            AnsiConsole.MarkupLine(
                $"{mark} {Markup.Escape(of)}: {Markup.Escape(string.Join(" · ", figures))}");
        }
        Say.Line(isWell ? "verify.well" : "verify.broken");
        return isWell ? 0 : 1;
    }

    // All of them look at one moment: people may go on selling while the books are proved.
    private static async Task<List<Finding>> All(
        IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<KiteDb>();
        await using var reading = await db.ReadAsItStands(cancel);
        var findings = new List<Finding>();
        foreach (var check in services.GetServices<ICheck>())
        {
            findings.Add(await check.Run(cancel));
        }
        return findings;
    }
}
