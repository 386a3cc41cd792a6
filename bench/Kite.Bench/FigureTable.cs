namespace Kite.Bench;

/// <summary>The common table in docs/benchmarks.md: a new run replaces its own rows.</summary>
internal static class FigureTable
{
    public static readonly string[] Head =
    [
        "| figure | Kite | yardstick | ratio | target | machine, date |",
        "|---|---|---|---|---|---|",
    ];

    public static void Write(IReadOnlyList<Figure> figures)
    {
        var path = Tree.At("docs", "benchmarks.md");
        var lines = File.ReadAllLines(path).ToList();
        foreach (var figure in figures)
        {
            var row = figure.Row(Machine.Told, Machine.Today);
            var at = lines.FindIndex(
                l => l.StartsWith($"| {figure.What} |", StringComparison.Ordinal));
            if (at >= 0) lines[at] = row;
            else lines.Insert(lines.FindLastIndex(l => l.StartsWith('|')) + 1, row);
        }
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
    }
}
