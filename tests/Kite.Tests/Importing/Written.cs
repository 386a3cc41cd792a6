using System.Text;
using Kite.Importing;

namespace Kite.Tests.Importing;

/// <summary>Files as the tests write them.</summary>
internal static class Written
{
    public static MemoryStream InBytes(byte[] bytes) => new(bytes);

    public static MemoryStream As(string text, string encoding = "utf-8")
    {
        // Asking for the names registers the old code pages.
        Assert.NotEmpty(TextEncodings.Offered);
        return InBytes(Encoding.GetEncoding(encoding).GetBytes(text));
    }

    public static TabularFile Opened(string text, ShapeChoice? choice = null) =>
        TabularFile.Open(As(text), choice).Value;

    public static List<TextRow> Rows(string text, ShapeChoice? choice = null) =>
        [.. Opened(text, choice).Rows()];

    /// <summary>Each row as its line, its cells and the code of its refusal.</summary>
    public static string Told(this IEnumerable<TextRow> rows) =>
        string.Join('\n', rows.Select(row => $"{row.Number}: {string.Join('|', row.Cells)}"
            + (row.Refusal is { } no ? $" ! {no.Code}" : "")));
}
