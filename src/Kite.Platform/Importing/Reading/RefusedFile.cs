namespace Kite.Importing;

/// <summary>The form of Kite's own files of refused rows, by which they are known again.</summary>
internal static class RefusedFile
{
    public const string RowHeading = "kite_row";
    public const string ReasonHeading = "kite_reason";

    public static FileKind KindFor(FileKind original) => original switch
    {
        FileKind.Semicolon or FileKind.Tab or FileKind.Pipe => original,
        _ => FileKind.Comma,
    };

    /// <summary>
    /// The shape of a corrected file, if it is one: it counts for more than the mapping, since
    /// Kite and a spreadsheet wrote it and not the program that the mapping was made for.
    /// </summary>
    public static FileShape? ShapeOf(string start, string encoding)
    {
        var text = start.AsSpan().TrimStart('"');
        if (!text.StartsWith(RowHeading, StringComparison.Ordinal)) return null;

        text = text[RowHeading.Length..].TrimStart('"');
        FileKind? kind = text switch
        {
            [',', ..] => FileKind.Comma,
            [';', ..] => FileKind.Semicolon,
            ['\t', ..] => FileKind.Tab,
            ['|', ..] => FileKind.Pipe,
            _ => null,
        };
        return kind is { } known ? new(known, encoding, '"', HasHeader: true) : null;
    }
}
