namespace Kite.Tests.Browser;

/// <summary>Every page there is, so that a new one is looked at without being listed.</summary>
internal static class Addresses
{
    // Pages that lead on at once, or that only an error shows; a receipt's link needs a receipt.
    private static readonly string[] NotLookedAt = ["/", "/broken", "/r/1"];

    public static IEnumerable<string> All => PageTests.Pages
        .Select(p => Filled(p.Address))
        .Except(NotLookedAt)
        .Distinct()
        .Order(StringComparer.Ordinal);

    /// <summary>The name of its picture: /settings/people is settings-people.</summary>
    public static string NameOf(string address) =>
        address.Split('?')[0].Trim('/').Replace('/', '-');

    /// <summary>The address in a business that has nobody and nothing yet.</summary>
    public static string Without(string address) => address;

    public static string Filled(string address) =>
        string.Join('/', address.Split('/').Select(Part));

    private static string Part(string part) =>
        part.EndsWith(":guid}", StringComparison.Ordinal) ? Guid.Empty.ToString()
        : part is ['{', ..] ? "1"
        : part;
}
