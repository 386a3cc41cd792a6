using System.Globalization;

namespace Kite.Importing;

/// <summary>A column of the first rows: a field as it is understood, or a column of the file
/// while that is not clear.</summary>
internal sealed record PreviewColumn(
    string Title, bool Number, Func<PreviewRow, string> Text, Func<PreviewFault, bool> Has)
{
    public static IReadOnlyList<PreviewColumn> Of(
        ImportPreview preview, Func<PreviewField, string> word)
    {
        if (preview.Faults.Count > 0 || preview.Rows.All(r => r.Values is null))
            return [.. preview.Columns.Select(Raw)];

        var (columns, mapping) = (new FileColumns(preview), preview.Import.Mapping);
        return
        [
            .. from field in preview.Fields
               let place = columns.PlaceOf(field.Name, mapping)
               where place > 0 || preview.Rows.Any(r => Value(r, field.Name) is not null)
               select Understood(preview, field, place, word(field)),
        ];
    }

    private static PreviewColumn Raw(string heading, int at) => new(
        heading,
        Number: false,
        row => row.Cells.ElementAtOrDefault(at) ?? "",
        fault => fault.Field == heading);

    private static PreviewColumn Understood(
        ImportPreview preview, PreviewField field, int place, string title)
    {
        var heading = place > 0 ? preview.Columns[place - 1] : null;
        return new(
            title,
            field.Type is FieldType.Amount or FieldType.Count or FieldType.Quantity,
            row => row.Values is null
                ? row.Cells.ElementAtOrDefault(place - 1) ?? ""
                : Said(Value(row, field.Name)),
            fault => fault.Field == heading);
    }

    private static object? Value(PreviewRow row, string field) =>
        row.Values?.GetValueOrDefault(field);

    private static string Said(object? value) => value switch
    {
        null => "",
        Money money => Figures.Exact(money),
        DateOnly day => Figures.Day(day),
        TimeOnly time => time.ToString("t", CultureInfo.CurrentCulture),
        int count => Figures.Count(count),
        long count => Figures.Count(count),
        decimal much => much.ToString("0.###", CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };
}
