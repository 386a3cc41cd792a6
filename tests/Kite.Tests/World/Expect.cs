namespace Kite.Tests;

/// <summary>What a check found, told whole when it fails.</summary>
internal static class Expect
{
    public static void None(IEnumerable<string> found)
    {
        var all = found.Distinct().Order(StringComparer.Ordinal).ToList();
        if (all.Count > 0) Assert.Fail(string.Join('\n', all));
    }
}
