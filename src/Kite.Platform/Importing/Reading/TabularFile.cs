namespace Kite.Importing;

/// <summary>
/// A file of rows, from another program or from Kite's own list of refused rows, read as a stream
/// however large it is. One reading at a time: each begins the file anew.
/// </summary>
public sealed class TabularFile : IDisposable
{
    private readonly Stream stream;
    private readonly bool isOurs;
    private readonly Func<long, IEnumerable<TextRow>> read;
    private readonly OwnColumns own;
    private readonly long headerRow;

    private TabularFile(
        Stream stream, bool isOurs, FileShape shape, Func<long, IEnumerable<TextRow>> read)
    {
        var first = read(0).FirstOrDefault();
        own = OwnColumns.In(first);
        (this.stream, this.isOurs, this.read) = (stream, isOurs, read);
        Shape = own.Any ? shape with { HasHeader = true } : shape;
        Refusal = Shape.HasHeader ? first?.Refusal : null;
        headerRow = Shape.HasHeader ? first?.Number ?? 0 : 0;
        // Without headings, the first row that is whole shows how many columns there are.
        if (!Shape.HasHeader) first = read(0).FirstOrDefault(row => row.Refusal is null);
        Headings = HeadingsOf(first is null ? [] : own.Strip(first).Cells);
    }

    public FileShape Shape { get; }

    /// <summary>The headings, or the columns' places from 1 where the file has none.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>How far the file has been read, in bytes of <see cref="Length"/>.</summary>
    public long Position => stream.Position;

    public long Length => stream.Length;

    private Refusal? Refusal { get; }

    public static Result<TabularFile> Open(string path, ShapeChoice? choice = null)
    {
        var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var opened = Open(file, choice, isOurs: true);
        if (opened.Refusal is not null) file.Dispose();
        return opened;
    }

    /// <summary>Reads from a stream that can be wound back; it stays open behind us.</summary>
    public static Result<TabularFile> Open(Stream stream, ShapeChoice? choice = null) =>
        Open(stream, choice, isOurs: false);

    /// <summary>The rows behind the line <paramref name="after"/>, in the order of the file.
    /// </summary>
    public IEnumerable<TextRow> Rows(long after = 0) =>
        read(Math.Max(after, headerRow)).Select(row => Fit(own.Strip(row)));

    public void Dispose()
    {
        if (isOurs) stream.Dispose();
    }

    private static Result<TabularFile> Open(Stream stream, ShapeChoice? choice, bool isOurs)
    {
        choice ??= ShapeChoice.Guess;
        var guessed = ShapeGuess.Of(Start(stream), choice);
        if (guessed.Refusal is { } no) return no;

        var shape = guessed.Value;
        Func<long, IEnumerable<TextRow>> rows;
        if (shape.Kind is FileKind.Excel)
        {
            var workbook = Workbook.Open(stream);
            if (workbook.Refusal is { } damaged) return damaged;
            rows = workbook.Value.Rows;
            if (choice.HasHeader is null && rows(0).FirstOrDefault() is { } first)
                shape = shape with { HasHeader = ShapeGuess.IsHeader(first.Cells) };
        }
        else
        {
            var encoding = TextEncodings.Find(shape.Encoding)!;
            rows = after => DelimitedText.Rows(stream, shape, encoding, after);
        }

        var file = new TabularFile(stream, isOurs, shape, rows);
        return file.Refusal is { } headerless ? headerless : file;
    }

    private static byte[] Start(Stream stream)
    {
        var start = new byte[Limits.Start];
        stream.Position = 0;
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start[..length];
    }

    private string[] HeadingsOf(string[] first)
    {
        if (!Shape.HasHeader) return [.. first.Select((_, at) => $"{at + 1}")];

        var width = Array.FindLastIndex(first, heading => !string.IsNullOrWhiteSpace(heading)) + 1;
        return [.. first[..width].Select(heading => heading.Trim())];
    }

    // Empty cells behind the last column lose nothing; a spreadsheet keeps every cell in its
    // column, however many there are.
    private TextRow Fit(TextRow row)
    {
        var (cells, width) = (row.Cells, Headings.Count);
        if (cells.Length == width || row.Refusal is not null) return row;
        if (cells.Length > width)
        {
            return Shape.Kind is FileKind.Excel || cells[width..].All(string.IsNullOrWhiteSpace)
                ? row with { Cells = cells[..width] }
                : row with { Refusal = new RowIsLong(cells.Length, width) };
        }

        if (Shape.Kind is not FileKind.Excel)
            return row with { Refusal = new RowIsShort(cells.Length, width) };
        Array.Resize(ref cells, width);
        Array.Fill(cells, "", row.Cells.Length, width - row.Cells.Length);
        return row with { Cells = cells };
    }
}
