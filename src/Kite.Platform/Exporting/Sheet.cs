using System.Globalization;
using System.Text;

namespace Kite;

/// <summary>The forms in which a list can be taken along.</summary>
public enum SheetFormat
{
    Csv,
    Xlsx,
}

/// <summary>
/// A list on its way into a file: heads, and rows that are read while they are written, so that
/// a million of them need no more memory than a thousand.
/// </summary>
public sealed record Sheet(
    string Name, IReadOnlyList<string> Heads, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Writes the sheet; <paramref name="to"/> may be an answer on the wire.</summary>
    public Task Write(SheetFormat format, Stream to, CancellationToken cancel) =>
        format == SheetFormat.Xlsx
            ? Workbooks.Write(this, to, cancel)
            : WriteCsv(to, cancel);

    public string FileName(SheetFormat format) =>
        Name + (format == SheetFormat.Xlsx ? ".xlsx" : ".csv");

    private async Task WriteCsv(Stream to, CancellationToken cancel)
    {
        // Excel takes a file for UTF-8 only when it begins with the mark.
        await using var text = new StreamWriter(to, new UTF8Encoding(true), -1, leaveOpen: true);
        await text.WriteAsync(Line(Heads).AsMemory(), cancel);
        await foreach (var row in Rows.WithCancellation(cancel))
        {
            await text.WriteAsync(Line(row.Select(Written)).AsMemory(), cancel);
        }
    }

    private static string Line(IEnumerable<string> cells) =>
        string.Join(',', cells.Select(CsvCell.Of)) + "\r\n";

    private static string Written(object? value) => value switch
    {
        null => "",
        Money money => money.Currency.InUnits(money.Coins).ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset at => at.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
