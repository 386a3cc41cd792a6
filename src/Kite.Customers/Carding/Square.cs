using System.Globalization;
using System.Text;
using QRCoder;

namespace Kite.Customers;

/// <summary>A text as a square to be scanned by a phone or at a till.</summary>
public static class Square
{
    /// <summary>Its rows from above, dark or not, with the white edge that cameras need.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<bool>> Rows(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(
            text, QRCodeGenerator.ECCLevel.M, forceUtf8: text.Any(letter => letter > '~'));
        return [.. code.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())];
    }

    public static string Of(string text)
    {
        var rows = Rows(text);
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }
        // Black on white, whatever the page looks like: that is what cameras know.
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {rows.Count} {rows.Count}"
             shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}H0z"/>
            <path fill="#000" d="{path}"/></svg>
            """;
    }
}
