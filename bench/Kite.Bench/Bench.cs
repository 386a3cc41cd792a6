using System.Globalization;

namespace Kite.Bench;

/// <summary>
/// Measures whole paths of the program, each beside a yardstick in the same run:
/// <c>bench import [--purchases 1000000] [--write]</c>. With <c>--write</c> the rows go into
/// docs/benchmarks.md.
/// </summary>
internal static class Bench
{
    private const string Usage =
        "bench import|customers|map|classes|record|search|checkout|kill|mutate|rehearse|figures"
        + "|likely|segments|pages|start|all\n"
        + "      [--purchases N] [--customers N] [--write]\n"
        + "  import  a file into the books, beside PostgreSQL's COPY (N = 1000000)\n"
        + "  customers  a file of customers, beside COPY (--customers N, 1000000)\n"
        + "  map     the contribution map, beside SQL by hand (N = 10000000)\n"
        + "  classes  classes and lists by rhythm, beside SQL by hand (N = 10000000)\n"
        + "  record  new customers, lists, a long page, over the wire (--customers N, 100000)\n"
        + "  search  every kind of search, sixteen at once (customers: 1000000)\n"
        + "  checkout  paying from cards, beside pgbench (--cards 20000 --pairs 7 --seconds 60)\n"
        + "  kill    killed while tills sell: nothing lost, nothing doubled (--kills 200)\n"
        + "  mutate  each check of the books taken out: does a test miss it?\n"
        + "  rehearse  a draft over a year of receipts (--receipts 1000000)\n"
        + "  figures  all figures of cards over two years (--transactions 1000000)\n"
        + "  likely  the four models and everyone's scores (--customers 1000000)\n"
        + "  segments  sizes of segments and cohorts, beside DuckDB (--purchases 10000000)\n"
        + "  pages   every page of insight in the browser (--purchases 10000000)\n"
        + "  start   the published program: first answer, memory, first page\n";

    private static readonly string[] Scenarios =
    [
        "import", "customers", "map", "classes", "record", "search", "checkout", "kill",
        "mutate", "rehearse", "figures", "likely", "segments", "pages", "start",
    ];

    public static async Task<int> Run(string[] args, CancellationToken cancel)
    {
        var wanted = args.Contains("all", StringComparer.Ordinal)
            ? Scenarios
            : Scenarios.Where(s => args.Contains(s, StringComparer.Ordinal)).ToArray();
        if (wanted.Length == 0)
        {
            await Console.Error.WriteAsync(Usage);
            return 2;
        }
        var figures = new List<Figure>();
        foreach (var scenario in wanted)
        {
            figures.AddRange(await Measure(scenario, args, cancel));
        }
        var rows = figures.Select(f => f.Row(Machine.Told, Machine.Today)).ToList();
        Console.WriteLine(string.Join('\n', [.. FigureTable.Head, .. rows]));
        if (args.Contains("--write", StringComparer.Ordinal)) FigureTable.Write(figures);
        return figures.All(f => f.IsMet) ? 0 : 1;
    }

    private static Task<IReadOnlyList<Figure>> Measure(
        string scenario, string[] args, CancellationToken cancel) => scenario switch
        {
            "import" => ImportScenario.Run(Count(args, "--purchases") ?? 1_000_000, cancel),
            "customers" => CustomerScenario.Run(
                Count(args, "--customers") ?? 1_000_000, cancel),
            "map" => MapScenario.Run(Count(args, "--purchases") ?? 10_000_000, cancel),
            "classes" => ClassScenario.Run(Count(args, "--purchases") ?? 10_000_000, cancel),
            "record" => RecordScenario.Run(Count(args, "--customers") ?? 100_000, cancel),
            "search" => SearchScenario.Run(Count(args, "--customers") ?? 1_000_000, cancel),
            "checkout" => new CheckoutScenario(
                Count(args, "--cards") ?? 20_000, Count(args, "--pairs") ?? 7,
                Count(args, "--seconds") ?? 60).Run(cancel),
            "kill" => KillScenario.Run(Count(args, "--kills") ?? 200, cancel),
            "mutate" => MutateScenario.Run(
                args.Contains("--write", StringComparer.Ordinal),
                args.Contains("--new", StringComparer.Ordinal), cancel),
            "rehearse" => RehearseScenario.Run(
                Count(args, "--receipts") ?? 1_000_000, cancel),
            "figures" => FigureScenario.Run(
                Count(args, "--transactions") ?? 1_000_000, cancel),
            "likely" => LikelyScenario.Run(Count(args, "--customers") ?? 1_000_000, cancel),
            "segments" => SegmentScenario.Run(
                Count(args, "--purchases") ?? 10_000_000, cancel),
            "pages" => PageScenario.Run(Count(args, "--purchases") ?? 10_000_000, cancel),
            _ => StartScenario.Run(cancel),
        };

    private static int? Count(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at < 0 ? null : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
    }
}
