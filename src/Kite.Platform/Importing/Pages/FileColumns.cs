namespace Kite.Importing;

/// <summary>The columns of a file as a person chooses among them.</summary>
internal sealed class FileColumns(ImportPreview preview)
{
    private const int SamplesShown = 3;
    private const int SampleLength = 24;

    public IReadOnlyList<string> Headings => preview.Columns;

    /// <summary>The place from 1 of the column that holds this field; 0 when none does.</summary>
    public int PlaceOf(string field, ImportMapping mapping)
    {
        if (!mapping.Columns.TryGetValue(field, out var column)) return 0;
        var at = column.Among(Headings);
        return at.Refusal is null ? at.Value + 1 : 0;
    }

    /// <summary>By its heading where that is clear, so that a saved mapping fits the next file.
    /// </summary>
    public ColumnName At(int place)
    {
        var byHeading = new ColumnName(Headings[place - 1]);
        var found = byHeading.Among(Headings);
        return !HasPlaceOnly(place) && found.Refusal is null ? byHeading : new(place);
    }

    /// <summary>The column has no heading, only a place.</summary>
    public bool HasPlaceOnly(int place)
    {
        var heading = Headings[place - 1];
        return string.IsNullOrWhiteSpace(heading) || heading == $"{place}";
    }

    /// <summary>A few values of the column, to know it by.</summary>
    public string SamplesOf(int place) => string.Join(
        " · ",
        preview.Rows
            .Where(row => row.Cells.Count >= Headings.Count)
            .Select(row => row.Cells.ElementAtOrDefault(place - 1)?.Trim() ?? "")
            .Where(cell => cell.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Take(SamplesShown)
            .Select(cell => cell.Length > SampleLength ? cell[..SampleLength] + "…" : cell));
}
