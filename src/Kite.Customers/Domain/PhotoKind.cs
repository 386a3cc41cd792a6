namespace Kite.Customers;

/// <summary>The pictures that browsers show, told by their first bytes and not by their name.
/// </summary>
internal sealed record PhotoKind(string Name, string Type)
{
    private static readonly PhotoKind[] All =
    [
        new("JPEG", "image/jpeg"), new("PNG", "image/png"), new("GIF", "image/gif"),
        new("WEBP", "image/webp"),
    ];

    public static IReadOnlyList<string> Types { get; } = [.. All.Select(k => k.Type)];

    /// <summary>Null where it is no picture that can be shown.</summary>
    public static PhotoKind? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return All[0];
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            return All[1];
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)) return All[2];
        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8)
            ? All[3]
            : null;
    }

    /// <summary>The name of a kind that is kept.</summary>
    public static string NameOf(string type) => Array.Find(All, k => k.Type == type)?.Name ?? type;
}
