using System.Text;

namespace Kite.Importing;

/// <summary>Finds the shape of a file from its first bytes, where it is not told.</summary>
internal static class ShapeGuess
{
    private const int RowsSeen = 200;

    // Where two separators part every row alike, the rarer sign is meant: 1;11,77 has semicolons.
    private static readonly FileKind[] Kinds =
        [FileKind.Tab, FileKind.Semicolon, FileKind.Pipe, FileKind.Comma];

    public static Result<FileShape> Of(ReadOnlySpan<byte> start, ShapeChoice choice)
    {
        if (start.IsEmpty) return new FileIsEmpty();
        if (FileSigns.Refuse(start) is { } never) return never;
        if (FileSigns.IsZip(start))
            return new FileShape(FileKind.Excel, "utf-8", null, choice.HasHeader ?? true);

        var guessed = EncodingGuess.Of(start);
        var text = Decode(start, TextEncodings.Find(guessed)!);
        if (RefusedFile.ShapeOf(text, guessed) is { } own) return own;

        var name = choice.Encoding ?? guessed;
        if (TextEncodings.Find(name) is not { } encoding) return new NoSuchEncoding(name);
        if (name != guessed) text = Decode(start, encoding);
        if (FileSigns.Refuse(text) is { } no) return no;

        var isWhole = start.Length < Limits.Start;
        char? quote = choice.Quote ?? QuoteOf(text);
        var kind = choice.Kind is null or FileKind.Excel
            ? KindOf(text, quote, isWhole)
            : choice.Kind.Value;

        var rows = Split(text, kind, quote, isWhole);
        var hasHeader = choice.HasHeader ?? (rows is [var first, ..] && IsHeader(first));
        return new FileShape(kind, name, quote, hasHeader);
    }

    /// <summary>Headings are words: neither numbers nor days nor addresses.</summary>
    public static bool IsHeader(IReadOnlyList<string> cells) =>
        cells.Any(cell => !string.IsNullOrWhiteSpace(cell))
        && !cells.Any(cell => cell.Contains('@') || IsDay(cell)
            || (ValueKinds.IsLikeAnAmount(cell) && !cell.Any(char.IsLetter)));

    private static bool IsDay(string cell) =>
        new DayReader(DateForm.DayFirst).Read(cell).Refusal is not (NotADay or CellIsEmpty);

    private static string Decode(ReadOnlySpan<byte> start, Encoding encoding)
    {
        // The last letter may be cut in two: the decoder keeps its half back.
        var text = new char[encoding.GetMaxCharCount(start.Length)];
        var length = encoding.GetDecoder().GetChars(start, text, flush: false);
        return new string(text, 0, length).TrimStart('\uFEFF');
    }

    private static char QuoteOf(string text)
    {
        if (text.Contains('"')) return '"';
        var single = text.Split('\n').Count(line => line.TrimEnd() is ['\'', .., '\'']);
        return single > 1 ? '\'' : '"';
    }

    private static FileKind KindOf(string text, char? quote, bool isWhole)
    {
        if (text.StartsWith("sep=", StringComparison.Ordinal) && text.Length > 4
            && Array.Find(Kinds, kind => RowSplitter.SeparatorOf(kind) == text[4]) is var told
            && RowSplitter.SeparatorOf(told) == text[4])
        {
            return told;
        }

        var best = Kinds
            .Select(kind => (Kind: kind, Evenness: Evenness(Split(text, kind, quote, isWhole))))
            .MaxBy(guess => guess.Evenness);
        if (best.Evenness >= 0.6) return best.Kind;

        // Blanks stand within texts too: they part cells only where every row agrees and shows
        // numbers in a column of its own.
        var words = Split(text, FileKind.Blanks, null, isWhole);
        var isTable = Evenness(words) >= 0.95
            && words.Skip(1).All(row => row.Any(ValueKinds.IsLikeAnAmount));
        return isTable ? FileKind.Blanks : FileKind.Comma;
    }

    // The share of rows that have the commonest number of cells, where that is more than one.
    private static double Evenness(List<string[]> rows)
    {
        var commonest = rows.CountBy(row => row.Length).Where(pair => pair.Key > 1)
            .Select(pair => pair.Value).DefaultIfEmpty().Max();
        return rows.Count == 0 ? 0 : (double)commonest / rows.Count;
    }

    private static List<string[]> Split(string text, FileKind kind, char? quote, bool isWhole)
    {
        var splitter = new RowSplitter(new StringReader(text), kind, quote);
        var rows = new List<string[]>();
        while (rows.Count < RowsSeen && splitter.Read())
        {
            if (splitter.Refusal is TooManyColumns)
                rows.Add([.. Enumerable.Repeat("?", Limits.Columns + 1)]);
            else if (splitter.Refusal is null && !splitter.Text.IsWhiteSpace())
                rows.Add(splitter.Cells());
        }

        if (!isWhole && rows.Count is > 1 and < RowsSeen) rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
