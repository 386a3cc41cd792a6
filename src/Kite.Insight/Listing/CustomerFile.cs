using System.Text;

namespace Kite.Insight;

/// <summary>How a list of customers is written into a file that a spreadsheet opens.</summary>
internal static class CustomerFile
{
    private static readonly UTF8Encoding Marked = new(encoderShouldEmitUTF8Identifier: true);

    public static StreamWriter Begin(Stream to) => new(to, Marked, leaveOpen: true);

    // A name that begins like a formula must not become one in a spreadsheet.
    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var safe = "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
