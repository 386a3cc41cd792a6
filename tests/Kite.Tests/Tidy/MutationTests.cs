using System.Text.Json;

namespace Kite.Tests;

/// <summary>
/// The list of checks that <c>bench mutate</c> takes out, one by one, is about the sources as they
/// are.
/// </summary>
public sealed class MutationTests
{
    private sealed record Mutation(
        string Check, string File, string Text, string Instead, IReadOnlyList<string> Tests);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static IReadOnlyList<Mutation> All { get; } =
        JsonSerializer.Deserialize<List<Mutation>>(
            File.ReadAllText(Path.Combine(Sources.Root, "tests", "mutations.json")), Web)!;

    [Fact]
    public void Every_check_stands_where_the_list_says_once() => Expect.None(
        from one in All
        let sources = File.ReadAllText(Path.Combine(Sources.Root, one.File))
        where sources.Split(one.Text).Length != 2 || one.Text == one.Instead
        select $"{one.Check}: {one.File}");

    [Fact]
    public void Every_check_has_its_own_name_and_tests_that_there_are() => Expect.None(
    [
        .. All.GroupBy(one => one.Check).Where(same => same.Count() > 1).Select(same => same.Key),
        .. from one in All
           from test in one.Tests
           where typeof(MutationTests).Assembly.GetTypes().All(known => known.Name != test)
           select $"{one.Check}: {test}",
    ]);

    [Fact]
    public void Every_check_that_was_taken_out_is_of_the_list_and_was_missed()
    {
        var rows = File.ReadAllLines(Path.Combine(Sources.Root, "docs", "checks.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1);
        Expect.None(rows.Where(row => row.Contains("**nothing**", StringComparison.Ordinal)
            || All.All(one => !row.StartsWith(
                $"| {one.Check} | `{one.File}` | ", StringComparison.Ordinal))));
    }
}
