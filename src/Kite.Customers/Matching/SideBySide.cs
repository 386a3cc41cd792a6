using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>One field of two records, as it is shown to whoever compares them.</summary>
internal sealed record SideBySide(string Field, string Head, string? One, string? Other)
{
    /// <summary>Both say something, and not the same.</summary>
    public bool Differs => One is not null && Other is not null && One != Other;

    /// <summary>All fields of which at least one record says something.</summary>
    public static IEnumerable<SideBySide> Of(
        CustomerView one, CustomerView other, Asker asker, IStringLocalizer texts) =>
        from column in RecordColumn.SeenBy(asker)
        where column.Key != "number"
        let row = new SideBySide(
            column.Key,
            texts["field." + column.Key],
            Written(column.Key, column.Read(one), texts),
            Written(column.Key, column.Read(other), texts))
        where row.One is not null || row.Other is not null
        select row;

    /// <summary>A value in the reader's words; null where there is none.</summary>
    public static string? Written(string field, object? value, IStringLocalizer texts) =>
        (field, value) switch
        {
            (_, null or "") => null,
            (_, DateOnly day) => Figures.Day(day),
            (_, DateTimeOffset at) => Figures.Day(DateOnly.FromDateTime(at.UtcDateTime)),
            ("phone", string phone) => Phone.Write(phone),
            ("language", string code) => Tongue.Name(code),
            ("country" or "nationality", string code) => Countries.NameOf(code),
            ("source", string source) => texts.Source(source),
            ("kind", CustomerKind kind) => Kind(kind, texts),
            _ => Convert.ToString(value, CultureInfo.CurrentCulture),
        };

    /// <summary>A line of text as merges keep it, in the reader's words.</summary>
    public static string? Shown(string field, string? value, IStringLocalizer texts) =>
        field switch
        {
            "birthDate" when value is not null => Figures.Day(
                DateOnly.Parse(value, CultureInfo.InvariantCulture)),
            "kind" when value is not null => Kind(Enum.Parse<CustomerKind>(value), texts),
            _ => Written(field, value, texts),
        };

    private static string Kind(CustomerKind kind, IStringLocalizer texts) =>
        texts["kind." + new Choice<CustomerKind>(kind)];
}
