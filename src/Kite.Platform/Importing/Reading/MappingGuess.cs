namespace Kite.Importing;

/// <summary>
/// Proposes a mapping for a file nobody has described yet: a person looks it over, corrects it
/// and saves it by name.
/// </summary>
public static class MappingGuess
{
    private const int RowsSeen = 500;

    /// <summary>
    /// The mapping with the columns of more fields, where a file has some that it leaves over.
    /// </summary>
    public static ImportMapping With(
        ImportMapping known, TabularFile file, IReadOnlyList<ImportField> more, Currency home)
    {
        var columns = new Dictionary<string, ColumnName>(known.Columns, StringComparer.Ordinal);
        var taken = columns.Values.Select(c => c.Among(file.Headings))
            .Where(at => at.Refusal is null).Select(at => at.Value).ToHashSet();
        foreach (var (field, column) in Of(known.Name, file, more, home).Columns)
        {
            if (column.Among(file.Headings) is { Refusal: null } at && taken.Add(at.Value))
                columns.TryAdd(field, column);
        }
        return known with { Columns = columns };
    }

    public static ImportMapping Of(
        string name, TabularFile file, IReadOnlyList<ImportField> fields, Currency home)
    {
        var sample = file.Rows().Take(RowsSeen).Where(row => row.Refusal is null).ToList();
        var columns = ColumnGuess.From(fields, file.Headings, file.Shape.HasHeader, sample);

        IEnumerable<string> Texts(FieldType type) =>
            from field in fields
            where field.Type == type && columns.ContainsKey(field.Name)
            let at = columns[field.Name].Among(file.Headings).Value
            from row in sample
            where at < row.Cells.Length && !row.IsNumber(at)
            select row.Cells[at];

        return new()
        {
            Name = name,
            Shape = new() { Kind = file.Shape.Kind, HasHeader = file.Shape.HasHeader },
            Currency = home.Code,
            Columns = columns,
            DecimalSign = AmountReader.SignOf(
                home, Texts(FieldType.Amount).Concat(Texts(FieldType.Quantity))),
            DateForm = DayReader.FormOf(Texts(FieldType.Day)),
        };
    }
}
