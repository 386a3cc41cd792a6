namespace Kite.Importing;

/// <summary>Understands the rows of one file by a mapping: which cell is which field, and how its
/// days and numbers are written.</summary>
public sealed class RowReader
{
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImportField> fields;
    private readonly IReadOnlyList<string> headings;
    private readonly IReadOnlyDictionary<string, string> constants;
    private readonly AmountReader amounts;
    private readonly AmountReader plainAmounts;
    private readonly CountReader counts;
    private readonly CountReader plainCounts = new(Importing.DecimalSign.Point);
    private readonly QuantityReader quantities;
    private readonly QuantityReader plainQuantities = new(Importing.DecimalSign.Point);
    private readonly DayReader days;

    private RowReader(
        ImportMapping mapping,
        IReadOnlyList<ImportField> fields,
        IReadOnlyList<string> headings,
        Currency currency)
    {
        this.fields = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        this.headings = headings;
        constants = mapping.Fixed ?? new Dictionary<string, string>(StringComparer.Ordinal);
        Currency = currency;
        DecimalSign = mapping.DecimalSign;
        amounts = new(currency, mapping.DecimalSign);
        plainAmounts = new(currency, Importing.DecimalSign.Point);
        counts = new(mapping.DecimalSign);
        quantities = new(mapping.DecimalSign);
        days = new(mapping.DateForm);
    }

    public Currency Currency { get; }

    internal DecimalSign? DecimalSign { get; }

    /// <summary>
    /// The reader for a file with these headings, or every fault of the mapping by field. Amounts
    /// are in <paramref name="home"/> where the mapping names no currency.
    /// </summary>
    public static Result<RowReader> Of(
        ImportMapping mapping,
        IReadOnlyList<ImportField> fields,
        IReadOnlyList<string> headings,
        Currency home)
    {
        var currency = mapping.Currency is { } code ? Currency.Find(code) : home;
        if (currency is null)
            return new BadInput("currency", new NotACurrencyCode(mapping.Currency!));

        var reader = new RowReader(mapping, fields, headings, currency);
        var faults = reader.Take(mapping.Columns).ToList();
        return faults.Count > 0 ? new BadInput(faults) : reader;
    }

    public bool Has(string field) => columns.ContainsKey(field);

    /// <summary>What every row says in this field; null where that is the file's affair.
    /// </summary>
    public string? Fixed(string field) => constants.GetValueOrDefault(field);

    public RowReading Read(TextRow row) => new(this, row);

    /// <summary>What the field is called in the file; its own name where it has no column.
    /// </summary>
    public string NameOf(string field) => Has(field) ? HeadingOf(field) : field;

    internal string HeadingOf(string field) => headings[columns[field]];

    internal bool Needs(string field) => fields[field].Required;

    internal string Written(TextRow row, string field) =>
        columns.TryGetValue(field, out var at) && at < row.Cells.Length ? row.Cells[at] : "";

    internal Result<Moment> Day(TextRow row, string field) =>
        row.IsNumber(columns[field])
            ? DayReader.ReadNumber(Written(row, field))
            : days.Read(Written(row, field));

    internal Result<Money> Amount(TextRow row, string field) =>
        (row.IsNumber(columns[field]) ? plainAmounts : amounts).Read(Written(row, field));

    internal Result<long> Count(TextRow row, string field) =>
        (row.IsNumber(columns[field]) ? plainCounts : counts).Read(Written(row, field));

    internal Result<long> Quantity(TextRow row, string field) =>
        (row.IsNumber(columns[field]) ? plainQuantities : quantities).Read(Written(row, field));

    internal Result<long> Number(TextRow row, string field, int decimals) => CountReader.Read(
        Written(row, field), decimals,
        row.IsNumber(columns[field]) ? Importing.DecimalSign.Point : DecimalSign);

    private IEnumerable<Fault> Take(IReadOnlyDictionary<string, ColumnName> chosen)
    {
        foreach (var (field, column) in chosen)
        {
            var at = column.Among(headings);
            if (!fields.ContainsKey(field)) yield return new(field, new NoSuchField(field));
            else if (at.Refusal is { } no) yield return new(field, no);
            else columns[field] = at.Value;
        }

        foreach (var field in constants.Keys.Where(f => !fields.ContainsKey(f)))
            yield return new(field, new NoSuchField(field));

        foreach (var field in fields.Values.Where(f => f.Required && !chosen.ContainsKey(f.Name)))
        {
            if (Fixed(field.Name) is null)
                yield return new(field.Name, new FieldNeedsColumn(field.Name));
        }
    }
}
