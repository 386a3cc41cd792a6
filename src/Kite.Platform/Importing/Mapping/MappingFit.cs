namespace Kite.Importing;

/// <summary>
/// Fits the mapping of another program to one of its files: which of the columns it could have
/// are there, and under which of their names.
/// </summary>
internal static class MappingFit
{
    /// <summary>
    /// The mapping whose program wrote a file with these headings; of several the one that takes
    /// the most columns.
    /// </summary>
    public static ImportMapping? Recognise(
        IEnumerable<ImportMapping> mappings, IReadOnlyList<string> headings) => mappings
        .Where(m => m.Signs?.Any(set => set.All(s => Stands(s, headings))) == true)
        .Select(m => FitTo(m, headings))
        .MaxBy(m => m.Columns.Count);

    /// <summary>
    /// A mapping for files of many shapes becomes one for just this file; any other stays.
    /// </summary>
    public static ImportMapping FitTo(ImportMapping mapping, IReadOnlyList<string> headings)
    {
        if (mapping.Signs is null) return mapping;

        var columns = new Dictionary<string, ColumnName>(StringComparer.Ordinal);
        foreach (var (field, column) in mapping.Columns)
        {
            if (NameIn(headings, column, mapping.Otherwise?.GetValueOrDefault(field)) is { } name)
                columns[field] = name;
        }
        return mapping with { Columns = columns, Otherwise = null, Signs = null };
    }

    private static ColumnName? NameIn(
        IReadOnlyList<string> headings, ColumnName column, IReadOnlyList<string>? otherwise)
    {
        if (column.Among(headings).Refusal is null) return column;

        var other = otherwise?.FirstOrDefault(name => Stands(name, headings));
        return other is null ? null : new(other);
    }

    private static bool Stands(string heading, IReadOnlyList<string> headings) =>
        new ColumnName(heading).Among(headings).Refusal is null;
}
