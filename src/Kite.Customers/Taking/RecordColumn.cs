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
        new("familyName", c => c.FamilyName, May.ReadPersonal),
        new("givenName", c => c.GivenName, May.ReadPersonal),
        new("reading", c => c.Reading, May.ReadPersonal),
        new("phone", c => c.Phone, May.ReadPersonal),
        new("email", c => c.Email, May.ReadPersonal),
        new("address", c => c.Address, May.ReadPersonal),
        new("postalCode", c => c.PostalCode, May.ReadPersonal),
        new("city", c => c.City, May.ReadPersonal),
        new("country", c => c.Country, May.ReadPersonal),
        new("language", c => c.Language),
        new("birthDate", c => c.BirthDate, May.ReadPersonal),
        new("lunarBirth", c => c.LunarBirth, May.ReadPersonal),
        new("ageBand", c => c.AgeBand, May.ReadPersonal),
        new("gender", c => c.Gender, May.ReadPersonal),
        new("nationality", c => c.Nationality, May.ReadPersonal),
        new("industry", c => c.Industry),
        new("position", c => c.Position, May.ReadPersonal),
        new("standing", c => c.Standing, May.ReadPersonal),
        new("creditGrade", c => c.CreditGrade, May.ReadPersonal),
        new("stars", c => c.Stars),
        new("note", c => c.Note, May.ReadPersonal),
        new("source", c => c.Source),
        new("createdAt", c => c.CreatedAt),
    ];

    public static IEnumerable<RecordColumn> SeenBy(Asker asker) =>
        All.Where(c => asker.May(c.Permission));
}
