using System.Text;

namespace Kite;

/// <summary>The figures a chart is drawn from: heads, and rows of plain values.</summary>
public sealed record ChartRows(
    IReadOnlyList<string> Heads, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>As a file for a spreadsheet; no cell of it is taken for a formula.</summary>
    public async Task<string> ToCsv()
    {
        using var file = new MemoryStream();
        await new Sheet("chart", Heads, Rows.ToAsyncEnumerable())
            .Write(SheetFormat.Csv, file, CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray()).TrimStart('\ufeff');
    }
}
