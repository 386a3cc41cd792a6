using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Kite.Importing;

/// <summary>What the parts of a workbook have in common.</summary>
internal static partial class Xml
{
    public static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static bool IsTrue(XmlReader xml, string attribute) =>
        xml.GetAttribute(attribute) is "1" or "true";

    // The two editions of the standard differ in the namespace alone.
    public static string Relation(XmlReader xml)
    {
        var found = "";
        while (xml.MoveToNextAttribute())
            if (xml.LocalName is "id" && xml.Prefix.Length > 0) found = xml.Value;
        xml.MoveToElement();
        return found;
    }

    /// <summary>
    /// Adds the text of the element at hand, a piece at a time and no more than fits into a cell;
    /// stands on its end afterwards.
    /// </summary>
    public static void AddText(XmlReader xml, StringBuilder text, char[] piece)
    {
        if (xml.IsEmptyElement) return;
        while (xml.Read() && xml.NodeType is not XmlNodeType.EndElement)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA
                or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
            {
                continue;
            }

            int length;
            while ((length = xml.ReadValueChunk(piece, 0, piece.Length)) > 0)
                if (text.Length <= Limits.CellLength) text.Append(piece, 0, length);
        }
    }

    /// <summary>Signs that XML cannot hold are written as _x000D_.</summary>
    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escape().Replace(text, match =>
                ((char)Convert.ToInt32(match.Groups["code"].Value, 16)).ToString())
            : text;

    [GeneratedRegex(
        "_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
