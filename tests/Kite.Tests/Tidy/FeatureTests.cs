using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>The list of what is there and what is missing says the truth.</summary>
public sealed partial class FeatureTests
{
    // As the requirements number them.
    private static readonly (char Part, int Count)[] Parts =
        [('K', 12), ('T', 17), ('F', 16), ('S', 7), ('A', 11), ('P', 8), ('R', 8)];

    private static IReadOnlyList<Row> Rows { get; } = Read().ToList();

    [Fact]
    public void Every_requirement_has_its_row_and_only_one() => Assert.Equal(
        Parts.SelectMany(p => Enumerable.Range(1, p.Count).Select(n => $"{p.Part}{n}")),
        Rows.Select(row => row.Id));

    [Fact]
    public void Every_page_named_is_there() => Expect.None(
        from row in Rows
        from page in row.Pages
        where PageTests.Pages.All(known => known.Address != page)
        select $"{row.Id} {page}");

    [Fact]
    public async Task Every_route_named_is_there()
    {
        await using var shop = await Shop.Open();
        var known = Doors(shop).ToHashSet(StringComparer.Ordinal);
        Expect.None(
            from row in Rows
            from route in row.Routes
            where !known.Contains(route)
            select $"{row.Id} {route}");
    }

    [Fact]
    public void Every_verb_named_is_there() => Expect.None(
        from row in Rows
        from verb in row.Verbs
        where Verbs.Root().Subcommands.All(known => "kite " + known.Name != verb)
        select $"{row.Id} {verb}");

    [Fact]
    public void Every_test_named_is_there() => Expect.None(
        from row in Rows
        from test in row.Tests
        where typeof(FeatureTests).Assembly.GetTypes().All(known => known.Name != test)
        select $"{row.Id} {test}");

    [Fact]
    public void What_is_not_there_at_all_is_said_to_be_missing_whole() => Expect.None(
        from row in Rows
        where (row.Pages.Count + row.Routes.Count + row.Verbs.Count == 0 && row.Tests.Count == 0)
            != (row.Missing == "all")
        select row.Id);

    [Fact]
    public void Nothing_is_called_whole_without_a_test() => Expect.None(
        from row in Rows
        where row.Missing == "–" && row.Tests.Count == 0
        select row.Id);

    private static IEnumerable<string> Doors(Shop shop) =>
        from endpoint in shop.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
            .Replace("api/v1/", "", StringComparison.Ordinal)
        let plain = Constraint().Replace(pattern, "}").Replace(
            "{documentName}", "v1", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select $"{method} {plain}";

    private static IEnumerable<Row> Read() =>
        from line in File.ReadLines(Path.Combine(Sources.Root, "docs", "features.md"))
        where line is ['|', ' ', (>= 'A' and <= 'Z'), (>= '0' and <= '9'), ..]
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select cells is ["", var id, var pages, var doors, var tests, var missing, ""]
            ? new Row(id, Named(pages), Named(doors), Words(tests), missing)
            : throw new InvalidDataException(line);

    private static List<string> Named(string cell) =>
        [.. Quoted().Matches(cell).Select(m => m.Groups["name"].Value)];

    private static List<string> Words(string cell) =>
        cell == "–" ? [] : [.. cell.Split(',', StringSplitOptions.TrimEntries)];

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(:\w+)+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Constraint();

    private sealed record Row(
        string Id, List<string> Pages, List<string> Doors, List<string> Tests, string Missing)
    {
        public List<string> Verbs =>
            [.. Doors.Where(d => d.StartsWith("kite ", StringComparison.Ordinal))];

        public List<string> Routes => [.. Doors.Except(Verbs, StringComparer.Ordinal)];
    }
}
