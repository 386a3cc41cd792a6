namespace Kite.Tests;

/// <summary>The source tree that is being tested.</summary>
internal static class Sources
{
    public static readonly string Root = FindRoot();

    public static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file))
        .Where(file => !file.StartsWith("artifacts", StringComparison.Ordinal)
            && !file.Contains(".git/", StringComparison.Ordinal)
            && !file.Contains("Kite.Migrations.", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Kite.slnx"))) at = at.Parent!;
        return at.FullName;
    }
}
