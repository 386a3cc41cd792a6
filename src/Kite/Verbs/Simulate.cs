using System.CommandLine;
using Kite.Simulating;
using Npgsql;
using Spectre.Console;

namespace Kite;

/// <summary>
/// Lets tills crowd, repeat and lose answers over scratch books, and proves them again and again:
/// <c>kite simulate --seed 42</c>. The same seed follows the same script.
/// </summary>
internal static class Simulate
{
    public static Command Verb()
    {
        var seed = new Option<int>("--seed")
        {
            Description = Say.Text("verb.simulate.seed"),
            DefaultValueFactory = _ => 1,
        };
        var rounds = new Option<int>("--rounds")
        {
            Description = Say.Text("verb.simulate.rounds"),
            DefaultValueFactory = _ => 200,
        };
        var tills = new Option<int>("--tills")
        {
            Description = Say.Text("verb.simulate.tills"),
            DefaultValueFactory = _ => 8,
        };
        var verb = new Command("simulate", Say.Text("verb.simulate")) { seed, rounds, tills };
        verb.SetAction((parsed, cancel) => Run(
            new(parsed.GetValue(seed), parsed.GetValue(rounds), parsed.GetValue(tills)), cancel));
        return verb;
    }

    private static async Task<int> Run(SimulationPlan plan, CancellationToken cancel)
    {
        if (plan.Rounds is < 1 or > SimulationPlan.MostRounds)
            return Say.No(new BadInput(
                "rounds", new OutOfRange(1, SimulationPlan.MostRounds)));
        if (plan.Tills is < 1 or > SimulationPlan.MostTills)
            return Say.No(new BadInput("tills", new OutOfRange(1, SimulationPlan.MostTills)));

        var settings = KiteHost.Builder([]).Configuration;
        var books = new BooksAt(settings.GetConnectionString("Kite") ?? "");
        try
        {
            var report = await AnsiConsole.Progress().StartAsync(async shown =>
            {
                var bar = shown.AddTask(
                    Say.Text("simulate.running", plan.Seed), maxValue: plan.Rounds);
                return await Simulation.Run(plan, books, done => bar.Value = done, cancel);
            });
            Draw(report);
            Say.Line("simulate.well", plan.Seed, Say.Count(report.Audits));
            return 0;
        }
        catch (NpgsqlException no)
        {
            Console.Error.WriteLine("✗ " + Say.Text("simulate.no-database", no.Message));
            return 1;
        }
        catch (BrokenPromise broken)
        {
            Console.Error.WriteLine("✗ " + broken.Message);
            Console.Error.WriteLine(Say.Text(
                "simulate.again", plan.Seed, plan.Rounds, plan.Tills));
            return 1;
        }
    }

    private static void Draw(SimulationReport report)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn(Say.Text("simulate.what"))
            .AddColumn(new TableColumn(Say.Text("simulate.done")).RightAligned())
            .AddColumn(new TableColumn(Say.Text("simulate.refused")).RightAligned());
        foreach (var (what, (done, refused)) in report.Counts)
            table.AddRow(Say.Text("simulate.do." + what), Say.Count(done), Say.Count(refused));
        AnsiConsole.Write(table);
        Say.Line("simulate.refusals", Counted(report.Refusals, code => code));
        Say.Line(
            "simulate.mishaps",
            Counted(report.Mishaps, fault => Say.Text("simulate.mishap." + fault)));
        Say.Line(
            "simulate.lived", Say.Count((long)report.Lived.TotalDays),
            Say.Count(report.Receipts));
    }

    private static string Counted(
        IReadOnlyDictionary<string, int> counts, Func<string, string> name) => string.Join(
            " · ",
            counts.OrderByDescending(c => c.Value)
                .Select(c => $"{name(c.Key)} {Say.Count(c.Value)}"));
}
