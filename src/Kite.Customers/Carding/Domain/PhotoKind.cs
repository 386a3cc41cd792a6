namespace Kite.Customers;

/// <summary>The pictures that browsers show, told by their first bytes and not by their name.
/// </summary>
internal sealed record PhotoKind(string Name, string Type)
{
    /// <summary>Half a megabyte: a face, not a landscape.</summary>
    public const int MostBytes = 512 * 1024;

    /// <summary>Null where it is no picture that can be shown.</summary>
    public static PhotoKind? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return new("JPEG", "image/jpeg");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            return new("PNG", "image/png");
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8))
            return new("GIF", "image/gif");
        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8)
            ? new("WEBP", "image/webp")
            : null;
    }
}
