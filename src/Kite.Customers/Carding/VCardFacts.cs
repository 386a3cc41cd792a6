namespace Kite.Customers;

/// <summary>Makes what an electronic card says into a customer's facts, and back.</summary>
internal static class VCardFacts
{
    public static CustomerFacts Of(VCard card, string region, bool knowsFirm)
    {
        var address = card.Of(ContactKind.Address).FirstOrDefault();
        var country = address?.Country;
        var points = card.Points.Where(p => p != address).Select(WithValue).ToList();
        var (phone, mail, rest) = CardFacts.Parted(
            points, [.. new[] { country, region }.OfType<string>()]);
        return new()
        {
            Kind = card.IsCompany ? CustomerKind.Company : CustomerKind.Person,
            Name = card.Name,
            FamilyName = card.IsCompany ? null : card.FamilyName,
            GivenName = card.IsCompany ? null : card.GivenName,
            Position = card.Position,
            BirthDate = card.BirthDate,
            Gender = card.Gender,
            Phone = phone,
            Email = mail,
            Address = address?.Value,
            PostalCode = address?.PostalCode,
            City = address?.City,
            Country = country,
            ContactPoints = [.. rest.Where(p => p.Kind != ContactKind.Address
                || p.Value != address?.Value)],
            Tags = card.Tags,
            Note = CardFacts.Note(
                knowsFirm ? null : card.Company,
                knowsFirm ? null : card.Department,
                card.Note is null ? [] : [card.Note]),
        };
    }

    /// <summary>The card of a record and what hangs on it.</summary>
    public static VCard Of(Customer customer, OnCard more) => new()
    {
        Uid = $"urn:uuid:{customer.Id}",
        IsCompany = customer.Kind == CustomerKind.Company,
        Name = customer.Name.Length > 0 ? customer.Name : null,
        FamilyName = customer.FamilyName,
        GivenName = customer.GivenName,
        Company = more.Firm,
        Department = more.Department,
        Position = customer.Position,
        BirthDate = customer.BirthDate,
        Gender = customer.Gender,
        Note = customer.Note,
        Tags = more.Tags,
        Points = [.. Firsts(customer).Concat(more.Points).OrderBy(p => p.Kind)],
    };

    /// <summary>What hangs on a record and stands on its card.</summary>
    internal sealed record OnCard(
        IReadOnlyList<ContactFacts> Points, IReadOnlyList<string> Tags, string? Firm = null,
        string? Department = null);

    public static ContactFacts Of(ContactPoint point) => new()
    {
        Kind = point.Kind, Use = point.Use, Value = point.Value, Extra = point.Extra,
        PostalCode = point.PostalCode, City = point.City, Country = point.Country,
    };

    private static IEnumerable<ContactFacts> Firsts(Customer c)
    {
        if (c.Phone is { } phone)
            yield return new() { Kind = ContactKind.Phone, Use = ContactUse.Other, Value = phone };
        if (c.Email is { } mail)
            yield return new() { Kind = ContactKind.Email, Use = ContactUse.Other, Value = mail };
        if ((c.Address ?? c.City ?? c.PostalCode ?? c.Country) is null) yield break;

        yield return new()
        {
            Kind = ContactKind.Address, Use = ContactUse.Other, Value = c.Address,
            PostalCode = c.PostalCode, City = c.City, Country = c.Country,
        };
    }

    // A further address that is only a town is called by it.
    private static ContactFacts WithValue(ContactFacts point) =>
        point is { Kind: ContactKind.Address, Value: null }
            ? point with { Value = point.City ?? point.PostalCode ?? point.Country }
            : point;
}
