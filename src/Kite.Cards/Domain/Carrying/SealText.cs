namespace Kite.Cards;

/// <summary>
/// A seal as text, for a square to be scanned: a word that tells it from all else at a till, then
/// five bits a sign, without I, L, O and U. There is one text for one seal.
/// </summary>
internal static class SealText
{
    public const string Begins = "KITE:";

    /// <summary>What the record on a chip is called.</summary>
    public const string Media = "application/vnd.kite.card";

    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int MostSigns = 200;

    // A short record with a media type, the first and last of its message.
    private const byte OneMediaRecord = 0xD2;

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder(Begins);
        var (kept, bits) = (0, 0);
        foreach (var one in bytes)
        {
            (kept, bits) = (((kept << 8) | one) & 0xFFF, bits + 8);
            for (; bits >= 5; bits -= 5) text.Append(Signs[(kept >> (bits - 5)) & 31]);
        }
        if (bits > 0) text.Append(Signs[(kept << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>Whether this is meant to be a seal, well written or not.</summary>
    public static bool IsMeant(string? text) =>
        Plainly(text).StartsWith(Begins, StringComparison.Ordinal);

    /// <summary>The bytes that were written so; null where it is no text of a seal.</summary>
    public static byte[]? Read(string? typed)
    {
        var text = Plainly(typed);
        if (!text.StartsWith(Begins, StringComparison.Ordinal) || text.Length > MostSigns)
            return null;

        var bytes = new List<byte>();
        var (kept, bits) = (0, 0);
        foreach (var sign in text.AsSpan(Begins.Length))
        {
            var value = Signs.IndexOf(sign);
            if (value < 0) return null;
            (kept, bits) = (((kept << 5) | value) & 0xFFF, bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)((kept >> bits) & 0xFF));
        }
        // What is left over is less than a sign and nothing: else there were two texts.
        return bits < 5 && (kept & ((1 << bits) - 1)) == 0 ? [.. bytes] : null;
    }

    /// <summary>The message that lies on a chip.</summary>
    public static byte[] OnChip(ReadOnlySpan<byte> bytes) =>
    [
        OneMediaRecord, (byte)Media.Length, (byte)bytes.Length,
        .. System.Text.Encoding.ASCII.GetBytes(Media), .. bytes,
    ];

    /// <summary>The bytes in a chip's message; null where there is another message.</summary>
    public static byte[]? FromChip(ReadOnlySpan<byte> message)
    {
        var begin = 3 + Media.Length;
        return message.Length > begin && message[0] == OneMediaRecord
            && message[1] == Media.Length && message[2] == message.Length - begin
            && message[3..begin].SequenceEqual(System.Text.Encoding.ASCII.GetBytes(Media))
            ? message[begin..].ToArray()
            : null;
    }

    // A scanner types like a keyboard: with the capitals locked, or wide as for Chinese.
    private static string Plainly(string? typed) => string.Concat((typed ?? "").Trim().Select(
        letter => char.ToUpperInvariant(
            letter is >= '！' and <= '～' ? (char)(letter - '！' + '!') : letter)));
}
