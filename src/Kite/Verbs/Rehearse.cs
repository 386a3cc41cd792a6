using System.CommandLine;
using Kite.Cards;
using Kite.Insight;
using Microsoft.EntityFrameworkCore;
using Spectre.Console;

namespace Kite;

/// <summary>
/// Goes through past receipts with a strategy: <c>kite rehearse NAME --from … --to …</c>.
/// </summary>
internal static class Rehearse
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    public static Command Verb()
    {
        var strategy = new Argument<string>("strategy")
        {
            Description = Say.Text("verb.rehearse.strategy"),
        };
        var asked = new MapOptions();
        var verb = new Command("rehearse", Say.Text("verb.rehearse")) { strategy };
        asked.AddTo(verb);
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(strategy), asked.Question(parsed),
            parsed.GetValue(asked.Json), cancel));
        return verb;
    }

    private static async Task<int> Run(
        string strategy, MapQuestion question, bool json, CancellationToken cancel)
    {
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } closed) return Say.No(closed);

        await using var ground = opened.Value;
        var found = await ground.With((KiteDb db) => Find(db, strategy, cancel));
        if (found is not { } id) return Say.No(new NoSuchStrategy(strategy));

        var facts = new RehearsalFacts
        {
            Strategy = id, From = question.From, To = question.To, Often = question.Often,
            Much = question.Much, Rule = question.Rule, Set = question.Set, Store = question.Store,
        };
        var asked = await ground.With(
            (StartRehearsal start) => start.Run(Asker.Kite, facts, cancel));
        if (asked.Refusal is { } no) return Say.No(no);

        var report = await Done(ground, asked.Value.Id, cancel);
        if (report.Rehearsal.Failure is { } failure)
        {
            Console.Error.WriteLine("✗ " + failure);
            return 1;
        }
        if (json) Printed.Json(report);
        else Draw(report);
        return report.Rehearsal.State is RehearsalState.Done ? 0 : 1;
    }

    private static async Task<Guid?> Find(
        KiteDb db, string written, CancellationToken cancel)
    {
        var isId = Guid.TryParse(written, out var id);
        return await db.Set<Strategy>().Where(s => s.Name == written || (isId && s.Id == id))
            .Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancel);
    }

    // The serving process may have taken it already; then it is waited for.
    private static async Task<RehearsalReport> Done(
        Ground ground, Guid id, CancellationToken cancel)
    {
        while (true)
        {
            await ground.Get<RunRehearsal>().Run(id, progress: null, cancel);
            var report = (await ground.With(
                (ShowRehearsal show) => show.Run(Asker.Kite, id, cancel))).Value;
            if (report.Rehearsal.State is not RehearsalState.Running) return report;
            await Task.Delay(Beat, cancel);
        }
    }

    private static void Draw(RehearsalReport report)
    {
        var r = report.Rehearsal;
        Say.Line(
            "rehearse.sum", r.StrategyName, r.StrategyVersion, Say.Count(r.Touched),
            Say.Count(r.Receipts), Say.Sum(r.Given), Say.Sum(r.Cost));
        Say.Line("rehearse.who", Say.Count(report.Winners), Say.Count(report.Losers));
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(Say.Text("rehearse.check"))
            .AddColumn(new TableColumn(Say.Text("rehearse.found")).RightAligned())
            .AddColumn(new TableColumn(Say.Text("rehearse.amount")).RightAligned());
        foreach (var check in report.Checks)
        {
            table.AddRow(
                Words.Kebab($"{check.Check}"), Say.Count(check.Found),
                Markup.Escape(Say.Sum(check.Amount)));
        }
        AnsiConsole.Write(table);
    }
}
