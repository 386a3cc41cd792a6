namespace Kite.Customers;

/// <summary>A field of the business's own, for forms, lists and programs.</summary>
public sealed record FieldView(
    Guid Id, string Key, string Name, CustomKind Kind, DataClass Class,
    IReadOnlyList<string> Choices, int Decimals, bool IsSearched, int Place, bool IsRetired,
    long Version)
{
    /// <summary>How it is named in lists, filters and files: <c>custom.plate</c>.</summary>
    public string Column => "custom." + Key;

    /// <summary>The permission that shows what is kept in it.</summary>
    public string SeenWith => Class switch
    {
        DataClass.Operational => May.ReadCustomers,
        DataClass.Sensitive => May.ReadSensitive,
        _ => May.ReadPersonal,
    };

    internal bool IsSealed => Class == DataClass.Sensitive;

    internal static FieldView Of(CustomField f) => new(
        f.Id, f.Key, f.Name, f.Kind, f.Class, f.Choices?.Split('\n') ?? [], f.Decimals,
        f.IsSearched, f.Place, f.IsRetired, f.Version);
}
