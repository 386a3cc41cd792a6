using System.Globalization;

namespace Kite.Importing;

/// <summary>
/// A file as it would be understood: its columns, the mapping, the currency of its amounts (none
/// while that is open), the first rows, what is wrong.
/// </summary>
public sealed record ImportPreview(
    ImportView Import,
    IReadOnlyList<string> Columns,
    IReadOnlyList<PreviewField> Fields,
    string? Currency,
    IReadOnlyList<PreviewRow> Rows,
    IReadOnlyList<PreviewFault> Faults);

/// <summary>
/// Something that this kind of import can take from a file; the title is what people call it,
/// where the business named it itself.
/// </summary>
public sealed record PreviewField(
    string Name, FieldType Type, bool Required, string? Title = null);

/// <summary>
/// A row as the file has it and as it is understood; no values where it would be refused.
/// </summary>
public sealed record PreviewRow(
    long Row,
    IReadOnlyList<string> Cells,
    IReadOnlyDictionary<string, object?>? Values,
    IReadOnlyList<PreviewFault> Faults);

/// <summary>What is wrong, where, in the reader's words.</summary>
public sealed record PreviewFault(string Field, string Code, string Message)
{
    internal static PreviewFault Of(Fault fault) => new(
        fault.Field, fault.Why.Code, Wording.Say(fault.Why, CultureInfo.CurrentUICulture));

    internal static IReadOnlyList<PreviewFault> Of(Refusal no) => no is BadInput bad
        ? [.. bad.Faults.Select(Of)]
        : [Of(new Fault("file", no))];
}
