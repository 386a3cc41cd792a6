using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ArchUnitNET.Loader;
using Microsoft.AspNetCore.Http;

namespace Kite.Tests;

/// <summary>
/// The order of the parts, as design.md draws it: each stands on those before it.
/// </summary>
public sealed partial class ModuleTests
{
    // Part, and what it stands on directly.
    private const string Drawn = """
        Kernel
        Platform    Kernel
        Customers   Platform
        Privacy     Customers
        Catalogue   Platform
        Cards       Customers Catalogue Privacy
        Sales       Cards
        Insight     Sales
        """;

    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly string[] Frameworks =
    [
        "Microsoft.", "Npgsql", "DuckDB", "MudBlazor", "Quartz", "System.IO.", "System.Net.",
        "System.Data.", "System.Threading.Tasks.",
    ];

    [Fact]
    public void A_part_uses_only_those_it_stands_on()
    {
        var below = Below();
        foreach (var part in Parts.All.Where(a => a != typeof(Modules).Assembly))
        {
            var used = part.GetReferencedAssemblies()
                .Select(a => a.Name!)
                .Where(name => name.StartsWith("Kite.", StringComparison.Ordinal))
                .Select(Short);
            Assert.Subset(below[Short(part.GetName().Name!)], used.ToHashSet());
        }
    }

    [Fact]
    public void Projects_name_no_others_either()
    {
        var below = Below();
        foreach (var (part, allowed) in below)
        {
            var file = Path.Combine(Sources.Root, "src", "Kite." + part, $"Kite.{part}.csproj");
            var named = XDocument.Load(file).Descendants("ProjectReference")
                .Select(e => Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value))
                .Select(Short);
            Assert.Subset(allowed, named.ToHashSet());
        }
    }

    [Fact]
    public void Every_module_is_drawn() => Assert.Equal(
        Below().Keys.Order(),
        Parts.All.Select(a => a.GetName().Name!).Where(n => n != "Kite").Select(Short).Order());

    [Fact]
    public void The_rules_of_the_business_know_no_framework()
    {
        var rules = Sources.Files("*.cs")
            .Where(f => f.Contains("/Domain/", StringComparison.Ordinal))
            .SelectMany(f => Declared().Matches(File.ReadAllText(Path.Combine(Sources.Root, f))))
            .Select(m => m.Groups["name"].Value)
            .ToHashSet();
        var modules = new ArchLoader().LoadAssemblies([.. Parts.All]).Build();
        var leaks =
            from type in modules.Types
            where rules.Contains(type.Name.Split('`')[0])
            from use in type.Dependencies
            where Frameworks.Any(f => use.Target.FullName.StartsWith(f, StringComparison.Ordinal))
            // Both cores at one sum are no waiting for anybody.
            where use.Target.FullName is not "System.Threading.Tasks.Parallel"
            select $"{type.FullName} uses {use.Target.FullName}";
        Assert.NotEmpty(rules);
        Expect.None(leaks);
    }

    /// <summary>
    /// What writes the routes out leaves inherited fields of a question out, without a word.
    /// </summary>
    [Fact]
    public void Questions_with_inherited_fields_are_read_at_run_time()
    {
        var inherited =
            from part in Parts.All
            from type in part.GetTypes()
            from method in type.GetMethods(Everything)
            from parameter in method.GetParameters()
            where parameter.IsDefined(typeof(AsParametersAttribute), inherit: false)
                && parameter.ParameterType.BaseType != typeof(object)
            select part.GetName().Name;
        Assert.Equal(["Kite.Insight"], inherited.Distinct());
        var project = XDocument.Load(
            Path.Combine(Sources.Root, "src", "Kite.Insight", "Kite.Insight.csproj"));
        Assert.Equal(
            "false", project.Descendants("EnableRequestDelegateGenerator").Single().Value);
    }

    private static Dictionary<string, HashSet<string>> Below()
    {
        var below = new Dictionary<string, HashSet<string>>();
        foreach (var line in Drawn.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            // Who is named before is known: so there is no way to draw a circle.
            below[words[0]] = [.. words[1..], .. words[1..].SelectMany(w => below[w])];
        }
        return below;
    }

    private static string Short(string name) => name["Kite.".Length..];

    [GeneratedRegex(
        @"^\s*(public|internal) [\w ]*\b(class|record struct|record|struct|enum) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declared();
}
