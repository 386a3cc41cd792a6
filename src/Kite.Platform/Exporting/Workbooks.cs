using System.Data;
using System.Globalization;
using MiniExcelLibs;

namespace Kite;

/// <summary>
/// A sheet as an Excel workbook. It is put together in a file of its own that vanishes when it
/// has been sent: an archive cannot be written straight into an answer.
/// </summary>
internal static class Workbooks
{
    private const int Buffer = 65_536;

    public static async Task Write(Sheet sheet, Stream to, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffer,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using var rows = sheet.Rows.GetAsyncEnumerator(cancel);
        var heads = Distinct(sheet.Heads);
        object content = await rows.MoveNextAsync()
            ? Named(heads, rows, cancel)
            : Headed(heads);
        await file.SaveAsAsync(content, cancellationToken: cancel);
        file.Position = 0;
        await file.CopyToAsync(to, cancel);
    }

    private static async IAsyncEnumerable<Dictionary<string, object?>> Named(
        IReadOnlyList<string> heads,
        IAsyncEnumerator<IReadOnlyList<object?>> rows,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        do
        {
            cancel.ThrowIfCancellationRequested();
            var named = new Dictionary<string, object?>(heads.Count, StringComparer.Ordinal);
            for (var i = 0; i < heads.Count; i++) named[heads[i]] = Cell(rows.Current[i]);
            yield return named;
        }
        while (await rows.MoveNextAsync());
    }

    // Without rows, the heads alone are a table, too.
    private static DataTable Headed(IReadOnlyList<string> heads)
    {
        var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        foreach (var head in heads) table.Columns.Add(head);
        return table;
    }

    private static object? Cell(object? value) => value switch
    {
        Money money => money.Currency.InUnits(money.Coins),
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        DateTimeOffset at => at.UtcDateTime,
        Enum word => word.ToString(),
        _ => value,
    };

    private static List<string> Distinct(IReadOnlyList<string> heads)
    {
        var names = new List<string>(heads.Count);
        foreach (var head in heads)
        {
            var name = head;
            for (var n = 2; names.Contains(name, StringComparer.Ordinal); n++)
                name = $"{head} {n.ToString(CultureInfo.InvariantCulture)}";
            names.Add(name);
        }
        return names;
    }
}
