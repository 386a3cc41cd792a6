using System.Buffers;
using System.Text;

namespace Kite.Importing;

/// <summary>
/// Finds how a file's letters are kept, from its first bytes: by its mark, by the pattern of
/// UTF-16, by being valid UTF-8, and else by which old code page makes words of it.
/// </summary>
internal static class EncodingGuess
{
    public static string Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Encoding.UTF8.Preamble)) return "utf-8";
        if (start.StartsWith(Encoding.Unicode.Preamble)) return "utf-16";
        if (start.StartsWith(Encoding.BigEndianUnicode.Preamble)) return "utf-16BE";
        return Utf16(start) ?? (IsUtf8(start) ? "utf-8" : OldCodePage.Of(start));
    }

    // Digits, separators and line ends are everywhere: in UTF-16 each brings a nought, always on
    // the same side.
    private static string? Utf16(ReadOnlySpan<byte> start)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] != 0) continue;
            if (i % 2 == 0) even++;
            else odd++;
        }

        var few = start.Length / 20;
        if (start.Length < 4 || Math.Max(even, odd) <= few) return null;
        if (even <= odd / 50) return "utf-16";
        return odd <= even / 50 ? "utf-16BE" : null;
    }

    // A few broken letters do not make another encoding: their rows are refused one by one.
    private static bool IsUtf8(ReadOnlySpan<byte> start)
    {
        var (good, bad) = (0, 0);
        while (true)
        {
            var ascii = start.IndexOfAnyExceptInRange((byte)0, (byte)127);
            if (ascii < 0) break;

            start = start[ascii..];
            var read = Rune.DecodeFromUtf8(start, out _, out var length);
            if (read is OperationStatus.NeedMoreData) break;
            if (read is OperationStatus.Done) good++;
            else bad++;
            start = start[length..];
        }

        return bad == 0 || good >= bad * 20;
    }
}
