namespace Kite.Importing;

/// <summary>
/// The columns that Kite itself added to a file of refused rows, and which a corrected file still
/// has: they are taken away again before anyone looks at the rows.
/// </summary>
internal sealed class OwnColumns
{
    private readonly int[] columns;

    private OwnColumns(int[] columns) => this.columns = columns;

    public bool Any => columns.Length > 0;

    public static OwnColumns In(TextRow? first)
    {
        var cells = first?.Cells ?? [];
        int[] found =
        [
            Array.IndexOf(cells, RefusedFile.RowHeading),
            Array.IndexOf(cells, RefusedFile.ReasonHeading),
        ];
        return new(Array.FindAll(found, at => at >= 0));
    }

    public TextRow Strip(TextRow row)
    {
        if (!Any || row.Cells.Length == 0) return row;
        return row with
        {
            Cells = [.. Others(row.Cells).Select(SafeCell.Bare)],
            Numbers = row.Numbers is { } numbers ? [.. Others(numbers)] : null,
        };
    }

    private IEnumerable<T> Others<T>(T[] all) =>
        all.Where((_, at) => !columns.Contains(at));
}
