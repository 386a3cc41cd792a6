namespace Kite.Importing;

/// <summary>What kind of value a field takes.</summary>
public enum FieldType
{
    Text,
    Count,
    Amount,
    Day,

    /// <summary>How much of something: pieces or kilograms, to the thousandth.</summary>
    Quantity,
}

/// <summary>
/// One thing an import can take from a file, and the headings under which other programs keep it
/// (in any language and spelling: customer_id, customerId, 客户编号).
/// </summary>
public sealed record ImportField(
    string Name, FieldType Type, bool Required, params string[] KnownHeadings)
{
    /// <summary>What people call it, where the business named it itself.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// Cells alone never show it: a column of days may be anything but a birthday.
    /// </summary>
    public bool ByNameOnly { get; init; }
}
