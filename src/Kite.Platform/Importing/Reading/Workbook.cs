using System.IO.Compression;
using System.Xml;

namespace Kite.Importing;

/// <summary>
/// An Excel workbook (.xlsx): its first visible sheet, streamed. Read here and not by a package:
/// those at hand read numbers by way of binary fractions (an id of seventeen digits, or
/// 12345678901234.56, would come out as another), fill the gap before row 2,000,000,000 row by
/// row, and spill the texts, and with them people's names, into the working folder.
/// </summary>
internal sealed class Workbook
{
    private readonly Stream stream;
    private readonly string sheet;
    private readonly SharedTexts texts;
    private readonly CellStyles styles;

    private Workbook(Stream stream, string sheet, SharedTexts texts, CellStyles styles) =>
        (this.stream, this.sheet, this.texts, this.styles) = (stream, sheet, texts, styles);

    public static Result<Workbook> Open(Stream stream)
    {
        try
        {
            using var package = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (package.GetEntry("xl/workbook.xml") is not { } book) return new FileIsNoWorkbook();

            var (relation, countsFrom1904) = FirstVisibleSheet(book);
            if (PathOf(package, relation) is not { } sheet) return new FileIsNoWorkbook();
            if (SharedTexts.Of(package) is not { } texts)
                return new WorkbookHoldsTooMuchText(Limits.SharedText);
            return new Workbook(stream, sheet, texts, CellStyles.Of(package, countsFrom1904));
        }
        catch (Exception e) when (IsDamage(e))
        {
            return new WorkbookIsDamaged();
        }
    }

    /// <summary>The rows behind this one that hold anything; the last may tell of damage.
    /// </summary>
    public IEnumerable<TextRow> Rows(long after)
    {
        using var package = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        using var rows = new SheetRows(package.GetEntry(sheet)!, texts, styles);
        while (Next(rows, after) is { } row)
        {
            yield return row;
            if (row.Refusal is WorkbookBreaksOff) yield break;
        }
    }

    private static TextRow? Next(SheetRows rows, long after)
    {
        try
        {
            return rows.Next(after);
        }
        catch (Exception e) when (IsDamage(e))
        {
            var broken = rows.Number + 1;
            return new(broken, [], "") { Refusal = new WorkbookBreaksOff(broken) };
        }
    }

    private static bool IsDamage(Exception e) =>
        e is XmlException or InvalidDataException or EndOfStreamException;

    private static (string Relation, bool CountsFrom1904) FirstVisibleSheet(ZipArchiveEntry book)
    {
        using var part = book.Open();
        using var xml = XmlReader.Create(part, Xml.Settings);
        var (relation, countsFrom1904) = ("", false);
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element) continue;
            if (xml.LocalName is "workbookPr") countsFrom1904 = Xml.IsTrue(xml, "date1904");
            else if (xml.LocalName is "sheet" && relation.Length == 0
                && xml.GetAttribute("state") is null or "visible")
            {
                relation = Xml.Relation(xml);
            }
        }

        return (relation, countsFrom1904);
    }

    private static string? PathOf(ZipArchive package, string relation)
    {
        if (package.GetEntry("xl/_rels/workbook.xml.rels") is not { } relations) return null;

        using var part = relations.Open();
        using var xml = XmlReader.Create(part, Xml.Settings);
        while (xml.Read())
        {
            if (xml.LocalName is not "Relationship" || xml.GetAttribute("Id") != relation) continue;
            var target = xml.GetAttribute("Target") ?? "";
            var path = target.StartsWith('/') ? target[1..] : "xl/" + target;
            return package.GetEntry(path) is null ? null : path;
        }

        return null;
    }
}
