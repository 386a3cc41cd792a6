using System.Globalization;
using System.Text;

namespace Kite.Importing;

/// <summary>
/// Writes the refused rows into a file of their own, each with its line and its reasons in the
/// user's language, to be corrected in a spreadsheet and loaded again as it is. There is no file
/// until a row is refused.
/// </summary>
public sealed class RefusedRows : IDisposable
{
    private readonly string path;
    private readonly IReadOnlyList<string> headings;
    private readonly FileKind kind;
    private readonly Func<Refusal, string> word;
    private StreamWriter? file;

    /// <summary>
    /// Rows up to the line <paramref name="after"/> that stand in the file already are kept, so
    /// that an import killed half-way goes on without losing or repeating any.
    /// </summary>
    public RefusedRows(
        string path, TabularFile original, Func<Refusal, string> word, long after = 0)
    {
        this.path = path;
        this.word = word;
        headings = original.Headings;
        kind = RefusedFile.KindFor(original.Shape.Kind);
        if (File.Exists(path)) Keep(after);
    }

    public long Count { get; private set; }

    private char Separator => RowSplitter.SeparatorOf(kind);

    public void Write(RowReading reading)
    {
        file ??= Begin();
        var number = reading.Row.Number.ToString(CultureInfo.InvariantCulture);
        var cells = reading.Row.Cells.Length > 0 ? reading.Cells : [reading.Row.Raw];
        WriteLine([number, Reasons(reading.Faults), .. cells]);
        Count++;
    }

    /// <summary>Brings all that was written to the disk; call it before noting how far one is.
    /// </summary>
    public void Flush()
    {
        file?.Flush();
        (file?.BaseStream as FileStream)?.Flush(flushToDisk: true);
    }

    public void Dispose() => file?.Dispose();

    private string Reasons(IReadOnlyList<Fault> faults) => string.Join("; ", faults.Select(fault =>
        fault.Field.Length > 0 ? $"{fault.Field}: {word(fault.Why)}" : word(fault.Why)));

    private StreamWriter Begin()
    {
        file = new StreamWriter(path, append: false, new UTF8Encoding(true)) { NewLine = "\r\n" };
        WriteLine([RefusedFile.RowHeading, RefusedFile.ReasonHeading, .. headings]);
        return file;
    }

    private void WriteLine(IEnumerable<string> cells) =>
        file!.WriteLine(string.Join(Separator, cells.Select(cell => Quote(SafeCell.Guard(cell)))));

    private string Quote(string cell)
    {
        var isPlain = !cell.AsSpan().ContainsAny([Separator, '"', '\r', '\n'])
            && cell is not ([' ', ..] or [.., ' '] or ['\t', ..]);
        return isPlain ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private void Keep(long after)
    {
        var before = path + ".before";
        File.Move(path, before, overwrite: true);
        using (var text = new StreamReader(before, Encoding.UTF8))
        {
            var rows = new RowSplitter(text, kind, '"');
            rows.Read();
            while (rows.Read() && NumberOf(rows) is { } number && number <= after)
            {
                file ??= Begin();
                file.Write(rows.Text);
                file.WriteLine();
                Count++;
            }
        }

        File.Delete(before);
    }

    // A row torn off by the end of the program has no second cell or an open quotation mark.
    private static long? NumberOf(RowSplitter rows) =>
        rows.Refusal is null && rows.Count > 2
        && long.TryParse(rows.Cells()[0], CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
