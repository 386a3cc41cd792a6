using System.CommandLine;
using Kite.Insight;
using Spectre.Console;

namespace Kite;

/// <summary>The contribution map in the terminal: four quarters with their figures.</summary>
internal static class ShowMap
{
    public static Command Verb()
    {
        var asked = new MapOptions();
        var verb = new Command("map", Say.Text("verb.map"));
        asked.AddTo(verb);
        verb.SetAction((parsed, cancel) =>
            Run(asked.Question(parsed), parsed.GetValue(asked.Json), cancel));
        return verb;
    }

    private static async Task<int> Run(
        MapQuestion question, bool json, CancellationToken cancel)
    {
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } closed) return Say.No(closed);

        await using var ground = opened.Value;
        var answer = await ground.With((OpenMap map) => map.Run(Asker.Kite, question, cancel));
        if (answer.Refusal is { } no) return Say.No(no);

        if (json) Printed.Json(answer.Value);
        else Draw(answer.Value);
        return 0;
    }

    private static void Draw(MapView map)
    {
        Say.Line(
            "map.lines", map.From, map.To, map.Thresholds.Often,
            Say.Sum(map.Thresholds.Much));
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(Say.Text("map.quarter"))
            .AddColumn(new TableColumn(Say.Text("map.customers")).RightAligned())
            .AddColumn(new TableColumn(Say.Text("map.visits")).RightAligned())
            .AddColumn(new TableColumn(Say.Text("map.net")).RightAligned());
        foreach (var quarter in map.Quarters)
        {
            table.AddRow(
                $"{quarter.Quarter}  {Say.Text("map." + quarter.Quarter)}",
                Say.Count(quarter.Customers),
                Say.Count(quarter.Visits),
                Markup.Escape(Say.Sum(quarter.Net)));
        }
        AnsiConsole.Write(table);
    }
}
