using System.Text;

namespace Kite.Importing;

/// <summary>The rows of a text file; blank ones are left out, broken ones say why.</summary>
internal static class DelimitedText
{
    // Windows-1258 keeps the tones apart from their vowels; all else in Kite has them in one.
    private const int Vietnamese = 1258;

    public static IEnumerable<TextRow> Rows(
        Stream file, FileShape shape, Encoding encoding, long after)
    {
        file.Position = 0;
        using var text = new StreamReader(
            file, encoding, detectEncodingFromByteOrderMarks: false, 64 * 1024, leaveOpen: true);
        var rows = new RowSplitter(text, shape.Kind, shape.Quote);
        while (rows.Read())
        {
            if (rows.Line <= after || IsBlank(rows.Text)) continue;
            if (rows.Line == 1 && IsSeparatorLine(rows.Text)) continue;

            var cells = rows.Cells();
            if (rows.Line == 1 && cells is [['\uFEFF', .. var first], ..]) cells[0] = first;
            if (cells.Length > 0 && Array.TrueForAll(cells, string.IsNullOrEmpty)) continue;
            if (encoding.CodePage == Vietnamese) Compose(cells);

            yield return new TextRow(rows.Line, cells, rows.Text.ToString())
            {
                Refusal = rows.Refusal ?? Unreadable(rows.Text, shape),
            };
        }
    }

    private static void Compose(string[] cells)
    {
        for (var i = 0; i < cells.Length; i++) cells[i] = Letters.Normal(cells[i]);
    }

    // 1A ends the texts of very old programs.
    private static bool IsBlank(ReadOnlySpan<char> row) => row.Trim(" \t\u001A\uFEFF").IsEmpty;

    // Some programs tell Excel their separator in a first line of its own.
    private static bool IsSeparatorLine(ReadOnlySpan<char> row) =>
        row.Length <= 6 && row.TrimStart('\uFEFF').StartsWith("sep=", StringComparison.Ordinal);

    private static Refusal? Unreadable(ReadOnlySpan<char> row, FileShape shape)
    {
        if (row.Contains('\0')) return new RowIsBinary();
        return row.Contains('\uFFFD') ? new RowDoesNotFitEncoding(shape.Encoding) : null;
    }
}
