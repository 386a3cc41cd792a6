using System.CommandLine;
using Kite.Insight;
using Spectre.Console;

namespace Kite;

/// <summary>The movement between two periods in the terminal, as a matrix.</summary>
internal static class ShowMovement
{
    private static readonly string[] States = ["B", "A", "D", "C", "none", "new"];

    public static Command Verb()
    {
        var asked = new MapOptions();
        var (thenFrom, thenTo) = (MapOptions.Day("--then-from"), MapOptions.Day("--then-to"));
        thenFrom.Description = Say.Text("verb.movement.then-from");
        thenTo.Description = Say.Text("verb.movement.then-to");
        var verb = new Command("movement", Say.Text("verb.movement"));
        asked.AddTo(verb);
        verb.Add(thenFrom);
        verb.Add(thenTo);
        var more = MovementMore.Options();
        foreach (var option in more) verb.Add(option);
        verb.SetAction((parsed, cancel) => Run(
            Both(asked.Question(parsed), parsed.GetValue(thenFrom), parsed.GetValue(thenTo)),
            parsed.GetValue(asked.Json),
            more.FirstOrDefault(parsed.GetValue)?.Name,
            cancel));
        return verb;
    }

    private static MovementQuestion Both(MapQuestion map, DateOnly? from, DateOnly? to) => new()
    {
        From = map.From,
        To = map.To,
        Often = map.Often,
        Much = map.Much,
        Rule = map.Rule,
        Set = map.Set,
        Store = map.Store,
        ThenFrom = from,
        ThenTo = to,
    };

    private static async Task<int> Run(
        MovementQuestion question, bool json, string? more, CancellationToken cancel)
    {
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } closed) return Say.No(closed);

        await using var ground = opened.Value;
        if (more is not null) return await MovementMore.Run(ground, question, json, more, cancel);

        var answer = await ground.With((OpenMovement open) =>
            open.Run(Asker.Kite, question, cancel));
        if (answer.Refusal is { } no) return Say.No(no);

        if (json) Printed.Json(answer.Value);
        else Draw(answer.Value);
        return 0;
    }

    private static void Draw(MovementView movement)
    {
        Say.Line(
            "movement.periods", movement.From, movement.To, movement.ThenFrom, movement.ThenTo);
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(Say.Text("movement.from-to"));
        foreach (var to in States.SkipLast(1))
        {
            table.AddColumn(new TableColumn(to).RightAligned());
        }
        foreach (var from in States)
        {
            table.AddRow([
                from,
                .. States.SkipLast(1).Select(to => Say.Count(movement.Moves
                    .Where(m => m.From == from && m.To == to).Sum(m => m.Customers))),
            ]);
        }
        AnsiConsole.Write(table);
        DrawReasons(movement);
        var toward = movement.TowardB;
        Say.Line(
            "movement.toward." + toward.Verdict, toward.IntoB, toward.FromAIntoB, toward.OutOfB,
            toward.ShareBefore, toward.ShareAfter);
    }

    private static void DrawReasons(MovementView movement)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(Say.Text("movement.from-to"))
            .AddColumn(Say.Text("movement.why"))
            .AddColumn(new TableColumn(Say.Text("movement.customers")).RightAligned());
        var reasons =
            from move in movement.Moves
            where move.From != move.To && move.From != "new"
            from why in move.Why
            orderby why.Value descending
            select (move.From, move.To, why.Key, why.Value);
        foreach (var (from, to, why, customers) in reasons)
            table.AddRow($"{from} → {to}", why, Say.Count(customers));
        if (table.Rows.Count > 0) AnsiConsole.Write(table);
    }
}
