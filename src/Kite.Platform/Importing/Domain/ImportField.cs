namespace Kite.Importing;

/// <summary>What kind of value a field takes.</summary>
public enum FieldType
{
    Text,
    Count,
    Amount,
    Day,
}

/// <summary>
/// One thing an import can take from a file, and the headings under which other programs keep it
/// (in any language and spelling: customer_id, customerId, 客户编号).
/// </summary>
public sealed record ImportField(
    string Name, FieldType Type, bool Required, params string[] KnownHeadings)
{
    /// <summary>
    /// Cells alone never show it: a column of days may be anything but a birthday.
    /// </summary>
    public bool ByNameOnly { get; init; }
}
