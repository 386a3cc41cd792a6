using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Kite.Importing;

/// <summary>The texts that a workbook keeps once and its cells point to.</summary>
internal sealed class SharedTexts
{
    private readonly List<string> texts = [];

    public string? this[int at] => at >= 0 && at < texts.Count ? texts[at] : null;

    /// <summary>The texts of the workbook, or nothing where there are more than fit.</summary>
    public static SharedTexts? Of(ZipArchive package)
    {
        var shared = new SharedTexts();
        if (package.GetEntry("xl/sharedStrings.xml") is not { } entry) return shared;

        using var part = entry.Open();
        using var xml = XmlReader.Create(part, Xml.Settings);
        return shared.Read(xml) ? shared : null;
    }

    private bool Read(XmlReader xml)
    {
        var (text, piece, held) = (new StringBuilder(), new char[4096], 0L);
        while (xml.Read())
        {
            // How a Japanese text is pronounced is no part of it.
            while (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) xml.Skip();

            if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                Xml.AddText(xml, text, piece);
            }
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "si" }
                or { NodeType: XmlNodeType.Element, LocalName: "si", IsEmptyElement: true })
            {
                texts.Add(Xml.Unescape(text.ToString()));
                held += text.Length;
                text.Clear();
            }

            if (held > Limits.SharedText || texts.Count > Limits.SharedTexts) return false;
        }

        return true;
    }
}
