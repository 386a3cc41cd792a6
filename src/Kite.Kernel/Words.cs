using System.Text.RegularExpressions;

namespace Kite;

/// <summary>How names in code become codes on the wire.</summary>
public static partial class Words
{
    public static string Kebab(string pascal) =>
        Seam().Replace(pascal, "-").ToLowerInvariant();

    [GeneratedRegex(
        "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])",
        RegexOptions.None,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex Seam();
}
