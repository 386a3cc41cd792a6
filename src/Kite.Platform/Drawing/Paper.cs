using SkiaSharp;

namespace Kite;

/// <summary>What stands at the head of every sheet, and at its foot.</summary>
public sealed record PaperHead(string Business, string Title, string Under, string Printed)
{
    /// <summary>"Page 3", in the reader's words.</summary>
    public required Func<int, string> Page { get; init; }
}

/// <summary>A row of a sheet: a word, a figure, how it changed, and where its rows are.</summary>
public sealed record PaperRow(string Word, string Figure, string Changed, string? Href);

/// <summary>A part of a report: its rows, its bars, and a line below.</summary>
public sealed record PaperPart(string Title, IReadOnlyList<PaperRow> Rows)
{
    public IReadOnlyList<long> Bars { get; init; } = [];
    public string? FirstBar { get; init; }
    public string? LastBar { get; init; }
    public string? Under { get; init; }
}

/// <summary>Writes a report onto sheets of A4 as PDF.</summary>
public sealed class Paper(PaperFonts fonts)
{
    private const float Width = 595, Height = 842, Side = 48, Top = 56, Bottom = 56;
    private const float FigureAt = 430, Line = 18, BarHeight = 54;
    private static readonly SKColor Ink = SKColor.Parse("#25201B");
    private static readonly SKColor Quiet = SKColor.Parse("#6F665D");
    private static readonly SKColor Red = SKColor.Parse("#B02C17");

    /// <summary>Why words cannot be written on this machine; nothing where they can.</summary>
    public Refusal? Refused(params IEnumerable<string> words) =>
        fonts.Missing(words) is { Length: > 0 } missing ? new NoFontForLetters(missing) : null;

    /// <summary>The file; a refusal where a letter has no font on this machine.</summary>
    public Result<byte[]> Write(PaperHead head, IReadOnlyList<PaperPart> parts)
    {
        if (Refused(Texts(head, parts)) is { } no) return no;

        using var file = new MemoryStream();
        var about = new SKDocumentPdfMetadata
        {
            Title = $"{head.Business}: {head.Title}", Producer = "Kite", Creator = "Kite",
        };
        using (var document = SKDocument.CreatePdf(file, about))
        {
            using var sheet = new Sheets(document, head, fonts);
            sheet.Head();
            foreach (var part in parts) sheet.Put(part);
            sheet.End();
            document.Close();
        }
        return file.ToArray();
    }

    private static IEnumerable<string> Texts(PaperHead head, IReadOnlyList<PaperPart> parts) =>
    [
        head.Business, head.Title, head.Under, head.Printed, head.Page(1),
        .. parts.SelectMany(p => (string?[])[p.Title, p.FirstBar, p.LastBar, p.Under,
            .. p.Rows.SelectMany(r => (string[])[r.Word, r.Figure, r.Changed])])
            .OfType<string>(),
    ];

    /// <summary>The sheets as they are written, one after the other.</summary>
    private sealed class Sheets(SKDocument document, PaperHead head, PaperFonts fonts)
        : IDisposable
    {
        private readonly SKPaint paint = new() { IsAntialias = true };
        private SKCanvas canvas = document.BeginPage(Width, Height);
        private float y = Top;
        private int number = 1;

        public void Head()
        {
            Text(head.Business, Side, y, 11, Quiet);
            y += 26;
            Text(head.Title, Side, y, 20, Ink, bold: true);
            y += 20;
            Text(head.Under, Side, y, 11, Quiet);
            y += 12;
        }

        public void Put(PaperPart part)
        {
            var bars = part.Bars.Count > 0 ? BarHeight + 24 : 0;
            Need(40 + (Line * Math.Min(part.Rows.Count, 3)) + bars);
            y += 28;
            Text(part.Title, Side, y, 13, Ink, bold: true);
            y += 6;
            foreach (var row in part.Rows) Put(row);
            if (part.Bars.Count > 0) Bars(part);
            if (part.Under is not { } under) return;

            foreach (var line in Lines(under, 9))
            {
                Need(14);
                y += 14;
                Text(line, Side, y, 9, Quiet);
            }
        }

        public void Dispose() => paint.Dispose();

        public void End()
        {
            paint.Color = SKColor.Parse("#D3CBC0");
            canvas.DrawRect(new(Side, Height - 42, Width - Side, Height - 41.5f), paint);
            Text($"{head.Business} · {head.Title}", Side, Height - 28, 8, Quiet);
            var right = $"{head.Printed} · {head.Page(number)}";
            Text(right, Width - Side - Long(right, 8), Height - 28, 8, Quiet);
            document.EndPage();
        }

        private void Put(PaperRow row)
        {
            var words = Lines(row.Word, 11, FigureAt - 90 - Side).ToList();
            Need(Line * words.Count);
            foreach (var line in words)
            {
                y += Line;
                Text(line, Side, y, 11, Ink);
            }
            var at = FigureAt - Long(row.Figure, 11);
            Text(row.Figure, at, y, 11, row.Href is null ? Ink : Red);
            Text(row.Changed, Width - Side - Long(row.Changed, 10), y, 10, Quiet);
            if (row.Href is { } rows)
                canvas.DrawUrlAnnotation(new(at, y - 12, FigureAt, y + 4), rows);
        }

        private void Bars(PaperPart part)
        {
            Need(BarHeight + 24);
            y += 10;
            BarPicture.Draw(canvas, part.Bars, new(Side, y, Width - Side, y + BarHeight));
            y += BarHeight + 12;
            Text(part.FirstBar ?? "", Side, y, 8, Quiet);
            var last = part.LastBar ?? "";
            Text(last, Width - Side - Long(last, 8), y, 8, Quiet);
        }

        private void Need(float room)
        {
            if (y + room <= Height - Bottom) return;

            End();
            canvas = document.BeginPage(Width, Height);
            (y, number) = (Top - 16, number + 1);
        }

        private void Text(
            string text, float x, float at, float size, SKColor colour, bool bold = false)
        {
            paint.Color = colour;
            foreach (var (run, face) in fonts.Runs(text))
            {
                using var font = new SKFont(face, size) { Embolden = bold };
                canvas.DrawText(run, x, at, SKTextAlign.Left, font, paint);
                x += font.MeasureText(run);
            }
        }

        private float Long(string text, float size)
        {
            var length = 0f;
            foreach (var (run, face) in fonts.Runs(text))
            {
                using var font = new SKFont(face, size);
                length += font.MeasureText(run);
            }
            return length;
        }

        // Where a line ends: at a space, or within a word of a script that has none.
        private IEnumerable<string> Lines(
            string text, float size, float room = Width - Side - Side)
        {
            var line = "";
            foreach (var word in PaperFonts.Words(text))
            {
                if (line.Length > 0 && Long(line + word, size) > room)
                {
                    yield return line.TrimEnd();
                    line = "";
                }
                line += word;
            }
            yield return line.TrimEnd();
        }
    }
}
