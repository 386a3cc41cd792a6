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
        var findings = await ground.With((IEnumerable<ICheck> checks) => All(checks, cancel));
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

    private static async Task<List<Finding>> All(
        IEnumerable<ICheck> checks, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        foreach (var check in checks)
        {
            findings.Add(await check.Run(cancel));
        }
        return findings;
    }
}
