namespace Kite.Importing;

/// <summary>
/// One row as it is understood. What is blank or cannot be understood comes out as nothing; every
/// fault is kept by the heading of its column, so that one look shows all that is to be corrected.
/// </summary>
public sealed class RowReading
{
    private readonly RowReader reader;
    private List<Fault>? faults;

    internal RowReading(RowReader reader, TextRow row)
    {
        this.reader = reader;
        Row = row;
        if (row.Refusal is { } no) Refuse("", no);
    }

    public TextRow Row { get; }

    public IReadOnlyList<Fault> Faults => faults ?? [];

    /// <summary>The cell, or what the mapping says of every row.</summary>
    public string? Text(string field)
    {
        if (!IsWritten(field)) return reader.Fixed(field);
        return Letters.Normal(reader.Written(Row, field).Trim());
    }

    /// <summary>
    /// The same as a person wrote it: without the apostrophe that programs put before what a
    /// spreadsheet would take for a formula.
    /// </summary>
    public string? Bare(string field)
    {
        var text = Text(field);
        return text is null || Row.Numbers is not null ? text : SafeCell.Bare(text);
    }

    public Moment? Day(string field) =>
        IsWritten(field) ? Take(field, reader.Day(Row, field)) : null;

    public Money? Amount(string field) =>
        IsWritten(field) ? Take(field, reader.Amount(Row, field)) : null;

    public long? Count(string field) =>
        IsWritten(field) ? Take(field, reader.Count(Row, field)) : null;

    /// <summary>A number in its smallest step: 5.25 with two decimals as 525.</summary>
    public long? Number(string field, int decimals) =>
        IsWritten(field) ? Take(field, reader.Number(Row, field, decimals)) : null;

    /// <summary>How much, in thousandths.</summary>
    public long? Quantity(string field) =>
        IsWritten(field) ? Take(field, reader.Quantity(Row, field)) : null;

    /// <summary>
    /// The cells as the mapping reads them from a text: what a workbook holds as a number is
    /// written with the mapping's decimal sign.
    /// </summary>
    internal IEnumerable<string> Cells => Row.Cells.Select((cell, at) =>
        Row.IsNumber(at) && reader.DecimalSign is DecimalSign.Comma
            ? cell.Replace('.', ',')
            : cell);

    /// <summary>Notes why the row cannot be taken, beside what its cells already show.</summary>
    public void Refuse(string heading, Refusal why) => (faults ??= []).Add(new(heading, why));

    /// <summary>The same, by the field that is at fault.</summary>
    public void RefuseField(string field, Refusal why) =>
        Refuse(reader.Has(field) ? reader.HeadingOf(field) : "", why);

    private bool IsWritten(string field)
    {
        if (Row.Refusal is not null || !reader.Has(field)) return false;
        if (!string.IsNullOrWhiteSpace(reader.Written(Row, field))) return true;
        if (reader.Needs(field)) Refuse(reader.HeadingOf(field), new CellIsEmpty());
        return false;
    }

    private T? Take<T>(string field, Result<T> read)
        where T : struct
    {
        if (read.Refusal is null) return read.Value;
        Refuse(reader.HeadingOf(field), read.Refusal);
        return null;
    }
}
