namespace Kite.Importing;

/// <summary>
/// Proposes a mapping for a file nobody has described yet: a person looks it over, corrects it
/// and saves it by name.
/// </summary>
public static class MappingGuess
{
    private const int RowsSeen = 500;

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
            DecimalSign = AmountReader.SignOf(home, Texts(FieldType.Amount)),
            DateForm = DayReader.FormOf(Texts(FieldType.Day)),
        };
    }
}
