namespace Kite.Customers;

/// <summary>
/// A column of the record itself; the permission comes from the class of its data (P2).
/// </summary>
public sealed record RecordColumn(
    string Key, Func<CustomerView, object?> Read, string Permission = May.ReadCustomers)
{
    /// <summary>In the order of a sheet; heads stand in the texts as <c>field.</c>…</summary>
    public static readonly IReadOnlyList<RecordColumn> All =
    [
        new("number", c => c.Number),
        new("kind", c => c.Kind),
        new("name", c => c.Name, May.ReadPersonal),
        new("reading", c => c.Reading, May.ReadPersonal),
        new("phone", c => c.Phone, May.ReadPersonal),
        new("email", c => c.Email, May.ReadPersonal),
        new("address", c => c.Address, May.ReadPersonal),
        new("language", c => c.Language),
        new("birthDate", c => c.BirthDate, May.ReadPersonal),
        new("note", c => c.Note, May.ReadPersonal),
        new("source", c => c.Source),
        new("createdAt", c => c.CreatedAt),
    ];

    public static IEnumerable<RecordColumn> SeenBy(Asker asker) =>
        All.Where(c => asker.May(c.Permission));
}
