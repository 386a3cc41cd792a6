namespace Kite;

/// <summary>Addresses that visitors bring along.</summary>
public static class Addresses
{
    /// <summary>The address when it is one of this site's; anything else leads home.</summary>
    public static string Own(string? to) =>
        to is ['/'] or ['/', not ('/' or '\\'), ..]
        && !to.StartsWith("/sign-", StringComparison.Ordinal)
            ? to
            : "/";
}
