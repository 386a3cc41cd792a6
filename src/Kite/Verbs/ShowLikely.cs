using System.CommandLine;
using System.Globalization;
using Spectre.Console;

namespace Kite;

/// <summary>What is likely in the terminal: the models, whether they may be used, why.</summary>
internal static class ShowLikely
{
    public static Command Verb()
    {
        var to = MapOptions.Day("--to");
        var unit = new Option<string?>("--unit");
        var (weeks, store) = (new Option<int?>("--weeks"), new Option<int?>("--store"));
        var json = new Option<bool>("--json");
        var verb = new Command("likely", Say.Text("verb.likely"));
        foreach (var option in new Option[] { to, unit, weeks, store, json })
        {
            option.Description = Say.Text("verb.likely." + option.Name.TrimStart('-'));
            verb.Add(option);
        }
        verb.SetAction((parsed, cancel) => Run(
            new()
            {
                To = parsed.GetValue(to),
                Unit = parsed.GetValue(unit),
                Weeks = parsed.GetValue(weeks),
                Store = parsed.GetValue(store),
            },
            parsed.GetValue(json),
            cancel));
        return verb;
    }

    private static async Task<int> Run(
        Insight.LikelyQuestion question, bool json, CancellationToken cancel)
    {
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } closed) return Say.No(closed);

        await using var ground = opened.Value;
        var answer = await ground.With((Insight.ShowLikely show) =>
            show.Run(Asker.Kite, question, cancel));
        if (answer.Refusal is { } no) return Say.No(no);

        if (json) Printed.Json(answer.Value);
        else Draw(answer.Value);
        return 0;
    }

    private static void Draw(Insight.LikelyView likely)
    {
        Say.Line("likely.seen", likely.Customers, likely.From, likely.To, likely.CameAgain);
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(Say.Text("likely.model"))
            .AddColumn(Say.Text("likely.parameters"))
            .AddColumn(new TableColumn(Say.Text("likely.loglik")).RightAligned())
            .AddColumn(new TableColumn(Say.Text("likely.miss")).RightAligned())
            .AddColumn(Say.Text("likely.why"));
        foreach (var model in likely.Models)
        {
            table.AddRow(
                model.Model,
                string.Join(' ', model.Parameters.Select(p => $"{p.Key} {Told(p.Value)}")),
                model.LogLikelihood?.ToString("N1", CultureInfo.CurrentCulture) ?? "–",
                model.HoldOut is { } trial
                    ? $"{Told(trial.Mae)} / {Told(trial.NaiveMae)}"
                    : "–",
                Markup.Escape(model.Why));
        }
        AnsiConsole.Write(table);
        if (likely.Expected?.Visits is { } visits)
        {
            Say.Line(
                "likely.expected", likely.Weeks, visits.Expected, visits.Low95, visits.High95);
        }
    }

    private static string Told(double figure) =>
        figure.ToString("N3", CultureInfo.CurrentCulture);
}
