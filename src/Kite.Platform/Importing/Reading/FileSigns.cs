using System.Buffers;

namespace Kite.Importing;

/// <summary>Knows by its first bytes what is no table at all.</summary>
internal static class FileSigns
{
    private static readonly byte[][] Binaries =
    [
        [.. "%PDF"u8], [0x89, .. "PNG"u8], [.. "GIF8"u8], [0xFF, 0xD8, 0xFF], [0x1F, 0x8B],
        [.. "7z"u8, 0xBC, 0xAF], [.. "Rar!"u8], [0x7F, .. "ELF"u8], [.. "SQLite format 3"u8],
        [.. "PAR1"u8], [.. "{\\rtf"u8], [.. "PK\x05\x06"u8],
    ];

    private static readonly string[] Markups = ["<?xml", "<html", "<!doctype", "<table", "<style"];

    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c).Except("\t\n\v\f\r\x1A\x1B")]);

    public static bool IsZip(ReadOnlySpan<byte> start) => start.StartsWith("PK\x03\x04"u8);

    public static Refusal? Refuse(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return new FileIsOldExcel();
        foreach (var binary in Binaries)
            if (start.StartsWith(binary)) return new FileIsBinary();
        return null;
    }

    public static Refusal? Refuse(string start)
    {
        var text = start.AsSpan().Trim("\uFEFF\0\x1A \t\r\n");
        if (text.IsEmpty) return start.Contains('\0') ? new FileIsBinary() : new FileIsEmpty();
        foreach (var markup in Markups)
        {
            if (text.StartsWith(markup, StringComparison.OrdinalIgnoreCase))
                return new FileIsMarkup();
        }

        // Two whole lines of clean text are a table, whatever rubbish follows; its rows are
        // refused one by one.
        var rubbish = start.AsSpan().IndexOfAny(Controls);
        if (rubbish < 0) return null;
        var clean = start.AsSpan(0, rubbish);
        var lines = Math.Max(clean.Count('\n'), clean.Count('\r'));
        return lines >= 2 ? null : new FileIsBinary();
    }
}
