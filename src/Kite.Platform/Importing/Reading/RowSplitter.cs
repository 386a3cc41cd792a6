using System.Buffers;

namespace Kite.Importing;

/// <summary>
/// Parts a text into rows and cells, one row in memory at a time. Kite's own, because no package
/// does what bad files need: knowing in which line a quotation mark was left open and going on
/// behind that line, stepping over a row of ten million cells without keeping it, and counting
/// lines as an editor does.
/// </summary>
internal sealed class RowSplitter(TextReader text, FileKind kind, char? quote)
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");
    private readonly SearchValues<char> stops = SearchValues.Create(
        kind is FileKind.Blanks ? " \t\r\n" : [SeparatorOf(kind), '\r', '\n']);
    private readonly SearchValues<char> quoteStops =
        SearchValues.Create([quote ?? '"', '\r', '\n']);
    private readonly List<CellPlace> cells = [];
    private char[] buffer = new char[64 * 1024];
    private int start;
    private int end;
    private int next;
    private int length;
    private long nextLine = 1;
    private bool ended;
    private string? kept;

    /// <summary>The number of the row's first line.</summary>
    public long Line { get; private set; }

    public Refusal? Refusal { get; private set; }

    public int Count => cells.Count;

    /// <summary>The row as it stands in the file, without its line end.</summary>
    public ReadOnlySpan<char> Text => kept is null ? buffer.AsSpan(start, length) : kept;

    public bool Read()
    {
        (start, length, kept, Refusal) = (next, 0, null, null);
        cells.Clear();
        Line = nextLine;
        if (start == end && !More()) return false;

        var at = 0;
        while (true)
        {
            at = Cell(at);
            if (Refusal is not null) return true;
            if (!Has(at) || buffer[start + at] is '\r' or '\n') break;
            if (cells.Count == Limits.Columns)
            {
                Refuse(new TooManyColumns(Limits.Columns), at, nextLine + 1);
                return true;
            }

            if (kind is not FileKind.Blanks) at++;
        }

        length = at;
        EndLine(at);
        return true;
    }

    public string[] Cells()
    {
        var written = new string[cells.Count];
        for (var i = 0; i < written.Length; i++)
        {
            var (from, size, isDoubled) = cells[i];
            var cell = new string(buffer, start + from, size);
            written[i] = isDoubled ? cell.Replace($"{quote}{quote}", $"{quote}") : cell;
        }

        return written;
    }

    public static char SeparatorOf(FileKind kind) => kind switch
    {
        FileKind.Semicolon => ';',
        FileKind.Tab => '\t',
        FileKind.Pipe => '|',
        FileKind.Blanks => ' ',
        FileKind.Comma or FileKind.Excel => ',',
    };

    private int Cell(int at)
    {
        if (kind is FileKind.Blanks) return Word(at);
        if (quote is null) return Plain(at);

        var opens = at;
        while (Has(opens) && buffer[start + opens] is ' ') opens++;
        return Has(opens) && buffer[start + opens] == quote ? Quoted(opens) : Plain(at);
    }

    private int Word(int at)
    {
        while (Has(at) && buffer[start + at] is ' ' or '\t') at++;
        return Has(at) && buffer[start + at] is not ('\r' or '\n') ? Plain(at) : at;
    }

    private int Plain(int at)
    {
        var stop = Find(at, stops, Limits.RowLength);
        if (stop < 0) return Refuse(new RowIsTooLong(Limits.RowLength), at, nextLine + 1);
        if (stop - at > Limits.CellLength)
            return Refuse(new CellIsTooLong(Limits.CellLength), stop, nextLine + 1);
        cells.Add(new(at, stop - at, IsDoubled: false));
        return stop;
    }

    private int Quoted(int opens)
    {
        var (at, line, isDoubled) = (opens + 1, nextLine, false);
        while (true)
        {
            at = Find(at, quoteStops, opens + Limits.CellLength);
            if (at < 0 || !Has(at)) return LeftOpen(opens, line);

            if (buffer[start + at] != quote)
            {
                if (at - opens > Limits.CellLength) return LeftOpen(opens, line);
                at = BehindLineEnd(at);
                nextLine++;
            }
            else if (Has(at + 1) && buffer[start + at + 1] == quote)
            {
                isDoubled = true;
                at += 2;
            }
            else
            {
                break;
            }
        }

        var closes = at++;
        while (Has(at) && buffer[start + at] is ' ') at++;
        if (Has(at) && !stops.Contains(buffer[start + at]))
        {
            // Behind a line end, the mark that seemed to close opens a cell of a later row.
            return nextLine > line
                ? LeftOpen(opens, line)
                : Refuse(new QuoteIsAstray(line), at, nextLine + 1);
        }

        var size = closes - opens - 1;
        if (size > Limits.CellLength)
            return Refuse(new CellIsTooLong(Limits.CellLength), at, nextLine + 1);
        cells.Add(new(opens + 1, size, isDoubled));
        return at;
    }

    private int LeftOpen(int opens, long line) => Refuse(new QuoteLeftOpen(line), opens, line + 1);

    // The row ends where the line does that holds the fault; reading goes on behind it.
    private int Refuse(Refusal why, int at, long lineBehind)
    {
        Refusal = why;
        cells.Clear();
        int stop;
        while ((stop = Find(at, LineEnds, Limits.RowLength)) < 0)
        {
            kept ??= new string(buffer, start, Limits.RawLength);
            (start, at) = (end, 0);
        }

        kept ??= new string(buffer, start, Math.Min(stop, Limits.RawLength));
        EndLine(stop);
        nextLine = lineBehind;
        return stop;
    }

    private void EndLine(int at)
    {
        // Looking behind the line end may move the text in the buffer, and the row's start with it.
        var behind = Has(at) ? BehindLineEnd(at) : end - start;
        next = start + behind;
        nextLine++;
    }

    private int BehindLineEnd(int at) =>
        buffer[start + at] is '\r' && Has(at + 1) && buffer[start + at + 1] is '\n'
            ? at + 2
            : at + 1;

    // Where the next of these signs stands, or the text ends; -1 where it is farther than allowed.
    private int Find(int at, SearchValues<char> signs, int atMost)
    {
        while (true)
        {
            var found = buffer.AsSpan(start + at, end - start - at).IndexOfAny(signs);
            if (found >= 0) return at + found;

            at = end - start;
            if (at > atMost) return -1;
            if (!More()) return at;
        }
    }

    private bool Has(int at) => start + at < end || (More() && start + at < end);

    private bool More()
    {
        if (ended) return false;
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = text.Read(buffer, end, buffer.Length - end);
        ended = read == 0;
        end += read;
        return !ended;
    }

    private readonly record struct CellPlace(int From, int Length, bool IsDoubled);
}
