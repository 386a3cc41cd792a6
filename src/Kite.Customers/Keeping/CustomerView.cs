namespace Kite.Customers;

/// <summary>A customer as the asker may see them: what they may not see is absent.</summary>
public sealed record CustomerView(
    Guid Id,
    long Number,
    CustomerKind Kind,
    string? Name,
    string? Reading,
    string? Phone,
    string? Email,
    string? Address,
    string? Language,
    DateOnly? BirthDate,
    string? Note,
    bool HasIdDocument,
    string Source,
    DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt,
    long Version)
{
    public static CustomerView Of(Customer c, Asker asker)
    {
        var named = asker.May(May.ReadPersonal);
        return new(
            c.Id,
            c.Number,
            c.Kind,
            named ? c.Name : null,
            named ? c.Reading : null,
            named ? c.Phone : null,
            named ? c.Email : null,
            named ? c.Address : null,
            c.Language,
            named ? c.BirthDate : null,
            named ? c.Note : null,
            c.IdDocument is not null,
            c.Source,
            c.CreatedAt,
            c.ChangedAt,
            c.Version);
    }
}
