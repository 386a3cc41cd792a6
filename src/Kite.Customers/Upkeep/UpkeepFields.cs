using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>
/// What one can make sure of on a record: its own fields, those of the business, and the two
/// lists that hang on it.
/// </summary>
internal static class UpkeepFields
{
    public const string Contacts = "contactPoints";
    public const string Preferences = "preferences";

    public static readonly IReadOnlyList<string> BuiltIn =
    [
        .. RecordFields.All.Where(f => f != "kind"), Contacts, Preferences,
    ];

    public static IReadOnlyList<string> Known(IEnumerable<FieldView> own) =>
        [.. BuiltIn, .. own.Where(f => !f.IsRetired).Select(f => f.Key)];

    /// <summary>What a field is called by people.</summary>
    public static string FieldName(
        this IStringLocalizer<Texts> texts, string field, IEnumerable<FieldView> own) =>
        own.FirstOrDefault(f => f.Key == field)?.Name
            ?? (BuiltIn.Contains(field, StringComparer.Ordinal)
                ? texts["field." + field].Value
                : field);
}
