namespace Kite.Importing;

/// <summary>
/// One row of a file before it is understood. The number is that of the line as an editor or a
/// spreadsheet shows it; a row over several lines has the number of its first.
/// </summary>
public sealed record TextRow(long Number, string[] Cells, string Raw)
{
    /// <summary>Why the row cannot be parted into its cells, where that is so.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Which cells a workbook holds as numbers, so that no decimal sign is in doubt.
    /// </summary>
    internal bool[]? Numbers { get; init; }

    internal bool IsNumber(int column) =>
        Numbers is { } numbers && column < numbers.Length && numbers[column];
}
