namespace Kite.Customers;

/// <summary>How wide and high a picture is, as its own head tells.</summary>
internal readonly record struct PhotoSize(int Width, int Height)
{
    private const int Mark = 0xFF;

    /// <summary>Null where the head tells none: broken off, or not what it pretends to be.
    /// </summary>
    public static PhotoSize? Of(PhotoKind kind, ReadOnlySpan<byte> bytes)
    {
        var size = kind.Name switch
        {
            "JPEG" => OfJpeg(bytes),
            "PNG" => OfPng(bytes),
            "GIF" => OfGif(bytes),
            _ => OfWebp(bytes),
        };
        return size is { Width: > 0, Height: > 0 } ? size : null;
    }

    // Segment by segment, each as long as it says, up to the frame that holds the size.
    private static PhotoSize? OfJpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == Mark)
        {
            var kind = bytes[at + 1];
            if (kind == Mark)
            {
                at++;
                continue;
            }
            // Nothing that may stand before a frame is without a length.
            if (kind is 0x00 or 0x01 or (>= 0xD0 and <= 0xDA)) return null;

            var length = Two(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length) return null;
            var isFrame = kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
            if (isFrame) return OfFrame(bytes.Slice(at + 4, length - 2));
            at += 2 + length;
        }
        return null;
    }

    // Bits a colour, height, width, and three bytes for each colour.
    private static PhotoSize? OfFrame(ReadOnlySpan<byte> frame) =>
        frame.Length > 6 && frame[5] is >= 1 and <= 4 && frame.Length == 6 + (3 * frame[5])
            ? new(Two(frame[3..]), Two(frame[1..]))
            : null;

    private static PhotoSize? OfPng(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 33
        && bytes[4..8].SequenceEqual("\r\n\u001A\n"u8)
        && bytes[8..16].SequenceEqual("\0\0\0\rIHDR"u8)
        && Four(bytes[16..]) <= int.MaxValue && Four(bytes[20..]) <= int.MaxValue
            ? new((int)Four(bytes[16..]), (int)Four(bytes[20..]))
            : null;

    private static PhotoSize? OfGif(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 14
            ? new(bytes[6] | (bytes[7] << 8), bytes[8] | (bytes[9] << 8))
            : null;

    private static PhotoSize? OfWebp(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30 || 8 + LittleFour(bytes[4..]) > bytes.Length) return null;

        var chunk = bytes[12..16];
        var body = bytes[20..];
        if (chunk.SequenceEqual("VP8X"u8))
            return new(1 + LittleThree(body[4..]), 1 + LittleThree(body[7..]));
        if (chunk.SequenceEqual("VP8L"u8) && body[0] == 0x2F)
        {
            var bits = LittleFour(body[1..]);
            return new(1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }
        // Lossy: only a whole picture begins with these three bytes.
        return chunk.SequenceEqual("VP8 "u8) && (body[0] & 1) == 0
            && body[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
                ? new(
                    (body[6] | (body[7] << 8)) & 0x3FFF, (body[8] | (body[9] << 8)) & 0x3FFF)
                : null;
    }

    private static int Two(ReadOnlySpan<byte> b) => (b[0] << 8) | b[1];

    private static long Four(ReadOnlySpan<byte> b) => ((long)Two(b) << 16) | (uint)Two(b[2..]);

    private static int LittleThree(ReadOnlySpan<byte> b) => b[0] | (b[1] << 8) | (b[2] << 16);

    private static long LittleFour(ReadOnlySpan<byte> b) =>
        (uint)LittleThree(b) | ((long)b[3] << 24);
}
