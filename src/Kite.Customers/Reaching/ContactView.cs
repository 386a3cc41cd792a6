namespace Kite.Customers;

/// <summary>A further way to reach a customer.</summary>
public sealed record ContactView(
    Guid Id, ContactKind Kind, ContactUse Use, string Value, string? Extra, string? PostalCode,
    string? City, string? Country, int Place, string Source, DateTimeOffset? VerifiedAt)
{
    public static ContactView Of(ContactPoint p) => new(
        p.Id, p.Kind, p.Use, p.Value, p.Extra, p.PostalCode, p.City, p.Country, p.Place, p.Source,
        p.VerifiedAt);
}

/// <summary>A phone that other customers have, too: a family's, an office's.</summary>
public sealed record SharedPhone(string Phone, IReadOnlyList<long> Numbers);
