using System.Diagnostics;
using System.Text.Json;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>A check, where it stands, what stands there without it, and the tests that guard it.
/// </summary>
internal sealed record Mutation(
    string Check, string File, string Text, string Instead, IReadOnlyList<string> Tests);

/// <summary>
/// Takes one check of the books out after another, each time in a copy of the sources, and looks
/// whether a test falls (rules/money.md 2: "delete one check, some test must fail"). With
/// <c>--write</c> what fell goes into docs/checks.md.
/// </summary>
internal sealed class MutateScenario(string copy)
{
    private const string Build = "-c Release --nologo -v q -p:RunAnalyzers=false";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private string Binaries => Path.Combine(copy, "artifacts", "bin");

    public static async Task<IReadOnlyList<Figure>> Run(
        bool write, bool onlyNew, CancellationToken cancel)
    {
        var all = JsonSerializer.Deserialize<List<Mutation>>(
            await File.ReadAllTextAsync(Tree.At("tests", "mutations.json"), cancel), Web)!;
        var table = new CheckTable(all);
        using var scratch = new ScratchFolder();
        var copy = scratch.File("sources");
        await Shell("git", $"clone -q {Tree.At()} {copy}", scratch.Path, cancel);
        var scenario = new MutateScenario(copy);
        await Shell("dotnet", $"build tests/Kite.Tests {Build}", copy, cancel);
        foreach (var mutation in all.Where(m => !onlyNew || !table.Has(m)))
        {
            var fallen = await scenario.Without(mutation, cancel);
            table.Put(mutation, fallen);
            if (write) table.Write();
            Console.WriteLine($"{(fallen.Count > 0 ? "✓" : "✗")} {mutation.Check}");
        }
        return
        [
            new(
                "checks of the books taken out one by one", Say(
                $"{table.Missed} of {all.Count} are missed by a test"),
                "every one", table.Missed == all.Count),
        ];
    }

    // The names of the tests that fall; none where it goes unnoticed.
    private async Task<IReadOnlyList<string>> Without(
        Mutation mutation, CancellationToken cancel)
    {
        var path = Path.Combine(copy, mutation.File);
        var sources = await File.ReadAllTextAsync(path, cancel);
        var project = mutation.File.Split('/')[1];
        await File.WriteAllTextAsync(
            path, sources.Replace(mutation.Text, mutation.Instead, StringComparison.Ordinal),
            cancel);
        await Shell("dotnet", $"build src/{project} --no-dependencies {Build}", copy, cancel);
        var tests = Path.Combine(Binaries, "Kite.Tests", "release");
        File.Copy(
            Path.Combine(Binaries, project, "release", $"{project}.dll"),
            Path.Combine(tests, $"{project}.dll"), overwrite: true);
        var classes = string.Join(' ', mutation.Tests.Select(t => $"-class *.{t}"));
        var (_, said) = await Start(
            Path.Combine(tests, "Kite.Tests"), $"-noColor -noLogo {classes}", copy, cancel);
        await File.WriteAllTextAsync(path, sources, cancel);
        return
        [
            .. said.Split('\n').Where(l => l.TrimEnd().EndsWith("[FAIL]", StringComparison.Ordinal))
                .Select(l => l.Trim().Replace(" [FAIL]", "", StringComparison.Ordinal)),
        ];
    }

    private static async Task Shell(
        string program, string words, string folder, CancellationToken cancel)
    {
        var (code, said) = await Start(program, words, folder, cancel);
        if (code != 0) throw new InvalidOperationException($"{program} {words}: {said}");
    }

    private static async Task<(int Code, string Said)> Start(
        string program, string words, string folder, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        var said = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, said);
    }
}
