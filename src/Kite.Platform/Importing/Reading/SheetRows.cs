using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Kite.Importing;

/// <summary>Walks over the rows of one sheet, keeping one of them at a time.</summary>
internal sealed class SheetRows(ZipArchiveEntry sheet, SharedTexts texts, CellStyles styles)
    : IDisposable
{
    private readonly StringBuilder text = new();
    private readonly char[] piece = new char[4096];
    private readonly List<string> cells = [];
    private readonly List<bool> numbers = [];
    private XmlReader? opened;
    private Refusal? refusal;

    /// <summary>The row that was come to last.</summary>
    public long Number { get; private set; }

    public TextRow? Next(long after)
    {
        var xml = opened ??= XmlReader.Create(sheet.Open(), Xml.Settings);
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;

            var isSaid = long.TryParse(
                xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var said);
            Number = isSaid ? said : Number + 1;
            Read(xml, isWanted: Number > after);
            if (Number > after && (refusal is not null || cells.Exists(cell => cell.Length > 0)))
            {
                return new(Number, [.. cells], string.Join('\t', cells))
                {
                    Numbers = [.. numbers],
                    Refusal = refusal,
                };
            }
        }

        return null;
    }

    public void Dispose() => opened?.Dispose();

    private void Read(XmlReader xml, bool isWanted)
    {
        cells.Clear();
        numbers.Clear();
        refusal = null;
        if (xml.IsEmptyElement) return;

        var at = 0;
        while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "row" })
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;

            at = ColumnOf(xml.GetAttribute("r")) ?? at;
            var (cell, isNumber) = Cell(xml);
            if (isWanted && cell.Length > 0) Put(at, cell, isNumber);
            at++;
        }
    }

    private void Put(int at, string cell, bool isNumber)
    {
        if (at >= Limits.Columns)
        {
            refusal = new TooManyColumns(Limits.Columns);
            return;
        }

        if (cell.Length > Limits.CellLength)
        {
            refusal = new CellIsTooLong(Limits.CellLength);
            cell = cell[..Limits.RawLength];
        }

        while (cells.Count <= at)
        {
            cells.Add("");
            numbers.Add(false);
        }

        (cells[at], numbers[at]) = (cell, isNumber);
    }

    private (string Text, bool IsNumber) Cell(XmlReader xml)
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        text.Clear();
        if (!xml.IsEmptyElement)
        {
            while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "c" })
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" or "t" })
                    Xml.AddText(xml, text, piece);
            }
        }

        var written = text.ToString();
        if (written.Length == 0) return ("", false);
        return type switch
        {
            "s" => (int.TryParse(written, CultureInfo.InvariantCulture, out var at)
                ? texts[at] ?? ""
                : "", false),
            "b" => (written is "1" ? "TRUE" : "FALSE", false),
            "inlineStr" or "str" => (Xml.Unescape(written), false),
            "d" or "e" => (written, false),
            _ => styles.Write(written, style),
        };
    }

    // AB12 is in the 28th column; counted from 0.
    private static int? ColumnOf(string? cell)
    {
        var column = 0;
        foreach (var letter in cell ?? "")
        {
            if (!char.IsAsciiLetterUpper(letter)) break;
            column = Math.Min(column * 26 + (letter - 'A' + 1), int.MaxValue / 100);
        }

        return column == 0 ? null : column - 1;
    }
}
