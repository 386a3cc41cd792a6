using System.CommandLine;
using Kite.Insight;
using Spectre.Console;

namespace Kite;

/// <summary>Customers in classes, in the terminal.</summary>
internal static class ShowClassesOf
{
    public static Command Verb()
    {
        var (from, to) = (MapOptions.Day("--from"), MapOptions.Day("--to"));
        Option<string?> scheme = new("--scheme"), bounds = new("--bounds"), of = new("--of");
        Option<int?> store = new("--store");
        Option<bool> json = new("--json");
        foreach (var known in new Option[] { from, to, store, json })
            known.Description = Say.Text("verb.map." + known.Name.TrimStart('-'));
        foreach (var own in new Option[] { scheme, bounds, of })
            own.Description = Say.Text("verb.classes." + own.Name.TrimStart('-'));
        of.AcceptOnlyFromAmong([.. Choice<ShareOf>.Known]);
        var verb = new Command("classes", Say.Text("verb.classes"))
        {
            scheme, bounds, of, from, to, store, json,
        };
        verb.SetAction((parsed, cancel) => Run(
            new()
            {
                Scheme = parsed.GetValue(scheme),
                Bounds = parsed.GetValue(bounds),
                Of = Choice<ShareOf>.TryParse(parsed.GetValue(of), null, out var share)
                    ? share
                    : null,
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                Store = parsed.GetValue(store),
            },
            parsed.GetValue(json),
            cancel));
        return verb;
    }

    private static async Task<int> Run(
        ClassQuestion question, bool json, CancellationToken cancel)
    {
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } closed) return Say.No(closed);

        await using var ground = opened.Value;
        var answer = await ground.With((OpenClasses open) =>
            open.Run(Asker.Kite, question, cancel));
        if (answer.Refusal is { } no) return Say.No(no);

        if (json) Printed.Json(answer.Value);
        else Draw(answer.Value);
        return 0;
    }

    private static void Draw(ClassesView classes)
    {
        Say.Line(
            "classes.line", classes.From, classes.To, Figures.Percent(classes.TopFifth ?? 0),
            (classes.Gini ?? 0).ToString(
                "0.00", System.Globalization.CultureInfo.CurrentCulture));
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(Say.Text("classes.class"))
            .AddColumn(new TableColumn(Say.Text("map.customers")).RightAligned())
            .AddColumn(new TableColumn(Say.Text("map.net")).RightAligned())
            .AddColumn(new TableColumn(Say.Text("classes.share")).RightAligned());
        foreach (var one in classes.Classes)
        {
            table.AddRow(
                one.Class, Say.Count(one.Customers), Markup.Escape(Say.Sum(one.Net)),
                Figures.Percent(one.NetShare, 1));
        }
        AnsiConsole.Write(table);
    }
}
