using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>The table in docs/checks.md: what fell when each check was taken out last.</summary>
internal sealed class CheckTable
{
    private static readonly string File = Tree.At("docs", "checks.md");

    private static readonly string[] Head =
    [
        "# The checks of the books, and who misses them", "",
        "Each check is taken out of the sources by itself (`tests/mutations.json`), and the tests",
        "are run without it: `dotnet run --project bench/Kite.Bench -c Release -- mutate --write`;",
        "with `--new` only those that are not here yet.",
        "", "| what is checked | where | what falls without it |", "|---|---|---|",
    ];

    private readonly IReadOnlyList<Mutation> all;
    private readonly Dictionary<string, string> rows;

    public CheckTable(IReadOnlyList<Mutation> all)
    {
        this.all = all;
        var lines = System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File) : [];
        rows = all
            .Select(m => (m.Check, Row: Array.Find(
                lines, l => l.StartsWith(Start(m), StringComparison.Ordinal))))
            .Where(r => r.Row is not null)
            .ToDictionary(r => r.Check, r => r.Row!, StringComparer.Ordinal);
    }

    /// <summary>How many checks are missed by a test when they are taken out.</summary>
    public int Missed => rows.Values.Count(
        r => !r.Contains("**nothing**", StringComparison.Ordinal));

    public bool Has(Mutation mutation) => rows.ContainsKey(mutation.Check);

    public void Put(Mutation mutation, IReadOnlyList<string> fallen) =>
        rows[mutation.Check] = $"{Start(mutation)}{Told(fallen)} |";

    public void Write() => System.IO.File.WriteAllText(File, string.Join('\n', [
        .. Head, .. all.Where(Has).Select(m => rows[m.Check]), "",
    ]));

    private static string Start(Mutation mutation) => $"| {mutation.Check} | `{mutation.File}` | ";

    // Without what a theory was given: one row of many is enough to be named.
    private static string Told(IReadOnlyList<string> fallen)
    {
        var names = fallen.Select(f => f.Split('(')[0].Split('.')[^1].Replace('_', ' '))
            .Distinct(StringComparer.Ordinal).ToList();
        return names.Count switch
        {
            0 => "**nothing**",
            1 => names[0],
            _ => Say($"{names[0]} (and {names.Count - 1} more)"),
        };
    }
}
