using System.Globalization;
using System.Text;

namespace Kite.Importing;

/// <summary>
/// Writes the refused rows into a file of their own, each with its line and its reasons in the
/// user's language, to be corrected in a spreadsheet and loaded again as it is. There is no file
/// until a row is refused.
/// </summary>
public sealed class RefusedRows(string path, IReadOnlyList<string> headings, FileKind original)
    : IDisposable
{
    private readonly char separator = RowSplitter.SeparatorOf(RefusedFile.KindFor(original));
    private StreamWriter? file;

    public long Count { get; private set; }

    public void Write(long row, IEnumerable<string> cells, IEnumerable<string> reasons)
    {
        file ??= Begin();
        WriteLine(
        [
            row.ToString(CultureInfo.InvariantCulture), string.Join("; ", reasons), .. cells,
        ]);
        Count++;
    }

    public void Dispose() => file?.Dispose();

    private StreamWriter Begin()
    {
        file = new StreamWriter(path, append: false, new UTF8Encoding(true)) { NewLine = "\r\n" };
        WriteLine([RefusedFile.RowHeading, RefusedFile.ReasonHeading, .. headings]);
        return file;
    }

    private void WriteLine(IEnumerable<string> cells) =>
        file!.WriteLine(string.Join(separator, cells.Select(cell => Quote(SafeCell.Guard(cell)))));

    private string Quote(string cell)
    {
        var isPlain = !cell.AsSpan().ContainsAny([separator, '"', '\r', '\n'])
            && cell is not ([' ', ..] or [.., ' '] or ['\t', ..]);
        return isPlain ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
