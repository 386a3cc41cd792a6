using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;

namespace Kite.Importing;

/// <summary>Which numbers of a workbook are shown as days, and how all numbers are written out.
/// </summary>
internal sealed partial class CellStyles(bool countsFrom1904)
{
    private const int DaysFrom1900To1904 = 1462;
    private readonly List<bool> areDays = [];

    public static CellStyles Of(ZipArchive package, bool countsFrom1904)
    {
        var styles = new CellStyles(countsFrom1904);
        if (package.GetEntry("xl/styles.xml") is not { } entry) return styles;

        using var part = entry.Open();
        using var xml = XmlReader.Create(part, Xml.Settings);
        styles.Read(xml);
        return styles;
    }

    /// <summary>
    /// The number as a person would write it: 1997-01-31 where the sheet shows a day, and else its
    /// digits, exactly, without powers of ten; without the noise of binary fractions.
    /// </summary>
    public (string Text, bool IsNumber) Write(string number, string? style)
    {
        if (int.TryParse(style, CultureInfo.InvariantCulture, out var at)
            && at >= 0 && at < areDays.Count && areDays[at] && Day(number) is { } day)
        {
            return (day, false);
        }

        return decimal.TryParse(
            number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? (Plain(number, exact), true)
            : (number, false);
    }

    private string? Day(string number)
    {
        var shift = countsFrom1904 ? DaysFrom1900To1904 : 0;
        if (!decimal.TryParse(
            number, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)) return null;

        var text = (serial + shift).ToString(CultureInfo.InvariantCulture);
        if (!SpreadsheetDay.TryFind(text, out var found) || found is not { } moment) return null;
        return moment.Time is { } time
            ? $"{moment.Day:yyyy-MM-dd}T{time:HH:mm:ss}"
            : moment.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    // Fifteen digits are all that a spreadsheet shows; those behind them are noise where they are
    // far behind the point (11.770000000000001), and the number itself where they are not.
    private static string Plain(string number, decimal exact)
    {
        var digits = number.Count(char.IsAsciiDigit);
        if (digits > 15 && decimal.Round(exact, 6) != exact)
            exact = (decimal)double.Parse(number, CultureInfo.InvariantCulture);
        return exact.ToString("0.############################", CultureInfo.InvariantCulture);
    }

    private void Read(XmlReader xml)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        var isCell = false;
        while (xml.Read())
        {
            if (xml.LocalName is "cellXfs") isCell = xml.NodeType is XmlNodeType.Element;
            if (xml.NodeType is not XmlNodeType.Element) continue;
            if (xml.LocalName is "numFmt" && xml.GetAttribute("numFmtId") is { } id)
                own[id] = xml.GetAttribute("formatCode") ?? "";
            else if (isCell && xml.LocalName is "xf")
                areDays.Add(IsDay(xml.GetAttribute("numFmtId") ?? "0", own));
        }
    }

    private static bool IsDay(string id, Dictionary<string, string> own)
    {
        if (own.TryGetValue(id, out var format)) return ShowsDay(format);
        return int.TryParse(id, CultureInfo.InvariantCulture, out var known)
            && known is >= 14 and <= 17 or 22 or (>= 27 and <= 36) or (>= 50 and <= 58);
    }

    // A format is a day's where year or day is asked for outside quoted words and [brackets].
    private static bool ShowsDay(string format) =>
        Literals().Replace(format, "").AsSpan().ContainsAny("yYdD");

    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|\\.|_.|\*.
        """, RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literals();
}
