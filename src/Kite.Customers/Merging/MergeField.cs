using System.Globalization;

namespace Kite.Customers;

/// <summary>
/// A part of the record that stands as a whole when two become one; a name with its parts, an
/// address with its city. Values are lines of text, so that all are kept and compared alike.
/// </summary>
internal sealed record MergeField(
    string Key, Func<Customer, string?[]> Read, Action<Customer, string?[]> Write)
{
    private static readonly CultureInfo Neutral = CultureInfo.InvariantCulture;

    public static readonly IReadOnlyList<MergeField> All =
    [
        Of("kind", c => c.Kind.ToString(), (c, v) => c.Kind = Enum.Parse<CustomerKind>(v!)),
        new(
            "name",
            c => [c.Name.Length == 0 ? null : c.Name, c.FamilyName, c.GivenName, c.Reading],
            (c, v) => (c.Name, c.FamilyName, c.GivenName, c.Reading) =
                (v[0] ?? "", v[1], v[2], v[3])),
        Of("phone", c => c.Phone, (c, v) => c.Phone = v),
        Of("email", c => c.Email, (c, v) => c.Email = v),
        new(
            "address",
            c => [c.Address, c.PostalCode, c.City, c.Country],
            (c, v) => (c.Address, c.PostalCode, c.City, c.Country) = (v[0], v[1], v[2], v[3])),
        Of("language", c => c.Language, (c, v) => c.Language = v),
        Of(
            "birthDate", c => c.BirthDate?.ToString("O", Neutral),
            (c, v) => c.BirthDate = v is null ? null : DateOnly.Parse(v, Neutral)),
        Of(
            "lunarBirth", c => c.LunarBirth?.ToString(),
            (c, v) => c.LunarBirth = v is null ? null : LunarDate.Read(v)),
        Of("ageBand", c => c.AgeBand, (c, v) => c.AgeBand = v),
        Of(
            "gender", c => c.Gender?.ToString(),
            (c, v) => c.Gender = v is null ? null : Enum.Parse<Gender>(v)),
        Of("nationality", c => c.Nationality, (c, v) => c.Nationality = v),
        Of("industry", c => c.Industry, (c, v) => c.Industry = v),
        Of("position", c => c.Position, (c, v) => c.Position = v),
        Of("standing", c => c.Standing, (c, v) => c.Standing = v),
        Of("creditGrade", c => c.CreditGrade, (c, v) => c.CreditGrade = v),
        Of(
            "stars", c => c.Stars?.ToString(Neutral),
            (c, v) => c.Stars = v is null ? null : int.Parse(v, Neutral)),
        Of("note", c => c.Note, (c, v) => c.Note = v),
        // Sealed with the key of whose record it is on: it is sealed anew on the way.
        Of(Document, TokenOf, (_, _) => { }),
    ];

    public const string Document = "idDocument";
    public const string Note = "note";

    public bool IsEmpty(Customer customer) => Array.TrueForAll(Read(customer), v => v is null);

    public bool IsSame(Customer one, Customer other) => IsSame(Read(one), Read(other));

    public static bool IsSame(string?[] one, string?[] other) =>
        one.SequenceEqual(other, StringComparer.Ordinal);

    private static MergeField Of(
        string key, Func<Customer, string?> read, Action<Customer, string?> write) =>
        new(key, c => [read(c)], (c, v) => write(c, v[0]));

    private static string? TokenOf(Customer customer) =>
        customer.IdDocumentToken is { } token ? Convert.ToHexString(token) : null;
}
