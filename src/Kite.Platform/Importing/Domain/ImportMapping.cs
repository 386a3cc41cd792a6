namespace Kite.Importing;

/// <summary>
/// How the files of one other program are to be read: their shape, their way of writing numbers
/// and days, and which column holds which field. Saved by name and used again.
/// </summary>
public sealed record ImportMapping
{
    public required string Name { get; init; }

    /// <summary>Where the rows come from; a row is known again by its source and number.</summary>
    public string? Source { get; init; }

    public ShapeChoice Shape { get; init; } = ShapeChoice.Guess;
    public DecimalSign? DecimalSign { get; init; }
    public DateForm? DateForm { get; init; }

    /// <summary>The currency's code; where it is missing, the business's own is meant.</summary>
    public string? Currency { get; init; }

    /// <summary>The store of rows that name none.</summary>
    public string? Store { get; init; }

    /// <summary>The column of each field that is taken.</summary>
    public IReadOnlyDictionary<string, ColumnName> Columns { get; init; } =
        new Dictionary<string, ColumnName>(StringComparer.Ordinal);

    /// <summary>What every row says in a field that the file has no column for.</summary>
    public IReadOnlyDictionary<string, string>? Fixed { get; init; }

    /// <summary>What becomes of records that are in the books already.</summary>
    public KnownRecords? Known { get; init; }

    /// <summary>
    /// The headings by which a file of this program is known: any of these sets, all of its
    /// words. A mapping with signs takes whichever of its columns a file has.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>>? Signs { get; init; }

    /// <summary>The headings that a field's column has in other versions of the program.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Otherwise { get; init; }

    /// <summary>The online music shop's file of purchases that the textbooks use.</summary>
    public static ImportMapping Cdnow { get; } = new()
    {
        Name = "cdnow",
        Source = "cdnow",
        Shape = new() { Kind = FileKind.Blanks, HasHeader = true },
        DecimalSign = Importing.DecimalSign.Point,
        DateForm = Importing.DateForm.YearFirst,
        Currency = "USD",
        Columns = new Dictionary<string, ColumnName>(StringComparer.Ordinal)
        {
            ["customer"] = new("customer_id"),
            ["day"] = new("date"),
            ["items"] = new("number_of_cds"),
            ["amount"] = new("dollar_value"),
        },
    };
}
