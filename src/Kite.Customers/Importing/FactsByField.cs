namespace Kite.Customers;

/// <summary>A customer's facts by the names that files, programs and records have for them.
/// </summary>
internal static class FactsByField
{
    public static Dictionary<string, object?> Of(CustomerFacts facts) => new(StringComparer.Ordinal)
    {
        ["kind"] = facts.Kind,
        ["name"] = facts.Name,
        ["familyName"] = facts.FamilyName,
        ["givenName"] = facts.GivenName,
        ["reading"] = facts.Reading,
        ["phone"] = facts.Phone,
        ["email"] = facts.Email,
        ["address"] = facts.Address,
        ["postalCode"] = facts.PostalCode,
        ["city"] = facts.City,
        ["country"] = facts.Country,
        ["language"] = facts.Language,
        ["birthDate"] = facts.BirthDate,
        ["lunarBirth"] = facts.LunarBirth,
        ["ageBand"] = facts.AgeBand,
        ["gender"] = facts.Gender,
        ["nationality"] = facts.Nationality,
        ["industry"] = facts.Industry,
        ["position"] = facts.Position,
        ["standing"] = facts.Standing,
        ["creditGrade"] = facts.CreditGrade,
        ["stars"] = facts.Stars,
        ["note"] = facts.Note,
        ["idDocument"] = facts.IdDocument is { Length: > 0 } ? "•••" : null,
    };

    /// <summary>What a record says, as if someone had typed it.</summary>
    public static CustomerFacts Of(Customer c) => new()
    {
        Kind = c.Kind,
        Name = c.Name.Length == 0 ? null : c.Name,
        FamilyName = c.FamilyName,
        GivenName = c.GivenName,
        Reading = c.Reading,
        Phone = c.Phone,
        Email = c.Email,
        Address = c.Address,
        PostalCode = c.PostalCode,
        City = c.City,
        Country = c.Country,
        Language = c.Language,
        BirthDate = c.BirthDate,
        LunarBirth = c.LunarBirth?.ToString(),
        AgeBand = c.AgeBand,
        Gender = c.Gender,
        Nationality = c.Nationality,
        Industry = c.Industry,
        Position = c.Position,
        Standing = c.Standing,
        CreditGrade = c.CreditGrade,
        Stars = c.Stars,
        Note = c.Note,
    };

    /// <summary>
    /// The one's facts, and the other's where the one has none; a name goes as a whole.
    /// </summary>
    public static CustomerFacts Over(CustomerFacts first, CustomerFacts second) => first with
    {
        Name = first.Name ?? second.Name,
        FamilyName = first.FamilyName ?? (first.Name is null ? second.FamilyName : null)
            ?? (first.Name == second.Name ? second.FamilyName : null),
        GivenName = first.GivenName ?? (first.Name is null ? second.GivenName : null)
            ?? (first.Name == second.Name ? second.GivenName : null),
        Reading = first.Reading ?? (first.Name is null || first.Name == second.Name
            ? second.Reading
            : null),
        Phone = first.Phone ?? second.Phone,
        Email = first.Email ?? second.Email,
        Address = first.Address ?? second.Address,
        PostalCode = first.PostalCode ?? PlaceOf(first, second)?.PostalCode,
        City = first.City ?? PlaceOf(first, second)?.City,
        Country = first.Country ?? PlaceOf(first, second)?.Country,
        Language = first.Language ?? second.Language,
        BirthDate = first.BirthDate ?? second.BirthDate,
        LunarBirth = first.LunarBirth ?? second.LunarBirth,
        AgeBand = first.AgeBand ?? second.AgeBand,
        Gender = first.Gender ?? second.Gender,
        Nationality = first.Nationality ?? second.Nationality,
        Industry = first.Industry ?? second.Industry,
        Position = first.Position ?? second.Position,
        Standing = first.Standing ?? second.Standing,
        CreditGrade = first.CreditGrade ?? second.CreditGrade,
        Stars = first.Stars ?? second.Stars,
        Note = first.Note ?? second.Note,
        IdDocument = first.IdDocument ?? second.IdDocument,
    };

    // The place of another address would make an address that nobody lives at.
    private static CustomerFacts? PlaceOf(CustomerFacts first, CustomerFacts second) =>
        first.Address is null || second.Address is null || first.Address == second.Address
            ? second
            : null;
}
