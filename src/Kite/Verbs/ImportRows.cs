using System.CommandLine;
using Kite.Importing;
using Spectre.Console;

namespace Kite;

/// <summary>Loads a file: <c>kite import purchases FILE --map cdnow</c>.</summary>
internal static class ImportRows
{
    // Stopped by hand is no success, but nothing is lost either: the same command goes on.
    private const int Stopped = 130;

    public static Command Verb()
    {
        var kind = new Argument<string>("kind") { Description = Say.Text("verb.import.kind") };
        var file = new Argument<string>("file") { Description = Say.Text("verb.import.file") };
        var map = new Option<string?>("--map") { Description = Say.Text("verb.import.map") };
        var dry = new Option<bool>("--dry-run") { Description = Say.Text("verb.import.dry-run") };
        var currency = new Option<string?>("--currency")
        {
            Description = Say.Text("verb.import.currency"),
        };
        var verb = new Command("import", Say.Text("verb.import"))
        {
            kind, file, map, currency, dry,
        };
        verb.SetAction((parsed, cancel) => Run(
            new FileOrder(
                parsed.GetRequiredValue(kind),
                parsed.GetRequiredValue(file),
                parsed.GetValue(map),
                parsed.GetValue(dry),
                parsed.GetValue(currency)),
            cancel));
        return verb;
    }

    private static async Task<int> Run(FileOrder order, CancellationToken cancel)
    {
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } closed) return Say.No(closed);

        await using var ground = opened.Value;
        if (order.Kind == ImportCards.Kind) return await ImportCards.Run(ground, order, cancel);

        var done = await WithBar(progress => ground.With(
            (ImportFile import) => import.Run(Asker.Kite, order, progress, cancel)));
        return done.Refusal is { } no ? Say.No(no) : Told(order, done.Value);
    }

    private static async Task<Result<ImportSummary>> WithBar(
        Func<IProgress<ImportProgress>?, Task<Result<ImportSummary>>> work)
    {
        if (Console.IsOutputRedirected) return await work(null);

        return await AnsiConsole.Progress()
            .Columns(
                new TaskDescriptionColumn(),
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(bars =>
            {
                var bar = bars.AddTask(Say.Text("import.reading"));
                return work(new Progress<ImportProgress>(p =>
                {
                    bar.MaxValue = Math.Max(1, p.BytesTotal);
                    bar.Value = p.BytesDone;
                    bar.Description = Say.Text("import.rows", p.Figures.Read);
                }));
            });
    }

    private static int Told(FileOrder order, ImportSummary summary)
    {
        var import = summary.Import;
        var counts = order.IsDryRun ? import.DryRun ?? import.Counts : import.Counts;
        Say.Line(
            order.IsDryRun ? "import.would" : "import.did",
            counts.Read,
            counts.Added,
            counts.Known,
            counts.Refused,
            counts.NewCustomers,
            Say.Sum(counts.Net));
        if (counts.Changed > 0) Say.Line("import.changed", counts.Changed);
        if (summary.RefusedRowsPath is { } refused) Say.Line("import.refused", refused);
        if (import.Failure is { } failure)
        {
            Console.Error.WriteLine("✗ " + failure);
            return 1;
        }
        if (import.State is not ImportState.Stopped) return 0;

        Say.Line("import.stopped");
        return Stopped;
    }
}
