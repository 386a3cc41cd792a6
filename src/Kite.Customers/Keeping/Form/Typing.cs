using System.Globalization;
using System.Text.Json;

namespace Kite.Customers;

/// <summary>What stands in the form while it is being filled in.</summary>
public sealed class Typing
{
    public CustomerKind Kind { get; set; }
    public string? Name { get; set; }
    public string? FamilyName { get; set; }
    public string? GivenName { get; set; }
    public string? Reading { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Address { get; set; }
    public string? PostalCode { get; set; }
    public string? City { get; set; }
    public string? Country { get; set; }
    public string? Language { get; set; }
    public DateOnly? BirthDate { get; set; }
    public string? LunarBirth { get; set; }
    public string? AgeBand { get; set; }
    public string? Gender { get; set; }
    public string? Nationality { get; set; }
    public string? Industry { get; set; }
    public string? Position { get; set; }
    public string? Standing { get; set; }
    public string? CreditGrade { get; set; }
    public string? Stars { get; set; }
    public string? Note { get; set; }
    public string? Tags { get; set; }
    public string? IdDocument { get; set; }
    public bool DropsDocument { get; set; }

    /// <summary>The business's own fields by key, each in one line.</summary>
    public Dictionary<string, string> Own { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>The name that the parts make; null where there are none.</summary>
    public string? Made => NameOrder.Whole(Bare(FamilyName), Bare(GivenName), Bare(Language));

    public bool FamilyFirst =>
        NameOrder.IsFamilyFirst(Bare(Language) ?? CultureInfo.CurrentUICulture.Name);

    public static Typing Of(CustomerView c) => new()
    {
        Kind = c.Kind,
        // A name that only its parts make follows them when they are changed.
        Name = c.Name == NameOrder.Whole(c.FamilyName, c.GivenName, c.Language) ? null : c.Name,
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
        LunarBirth = c.LunarBirth,
        AgeBand = c.AgeBand,
        Gender = c.Gender?.ToString(),
        Nationality = c.Nationality,
        Industry = c.Industry,
        Position = c.Position,
        Standing = c.Standing,
        CreditGrade = c.CreditGrade,
        Stars = c.Stars?.ToString(CultureInfo.InvariantCulture),
        Note = c.Note,
        Tags = string.Join(", ", c.Tags ?? []),
        Own = (c.Custom ?? new Dictionary<string, object>(StringComparer.Ordinal))
            .ToDictionary(f => f.Key, f => Line(f.Value), StringComparer.Ordinal),
    };

    public CustomerFacts Facts() => new()
    {
        Kind = Kind,
        Name = Name,
        FamilyName = Kind == CustomerKind.Person ? FamilyName : null,
        GivenName = Kind == CustomerKind.Person ? GivenName : null,
        Reading = Reading,
        Phone = Phone,
        Email = Email,
        Address = Address,
        PostalCode = PostalCode,
        City = City,
        Country = Country,
        Language = Language,
        BirthDate = BirthDate,
        LunarBirth = LunarBirth,
        AgeBand = AgeBand,
        Gender = Enum.TryParse<Gender>(Gender, out var gender) ? gender : null,
        Nationality = Nationality,
        Industry = Industry,
        Position = Position,
        Standing = Standing,
        CreditGrade = CreditGrade,
        Stars = int.TryParse(Stars, CultureInfo.InvariantCulture, out var stars) ? stars : null,
        Note = Note,
        Tags = (Tags ?? "").Split([',', ';']),
        IdDocument = DropsDocument ? "" : Bare(IdDocument),
        Custom = Own.Count == 0
            ? null
            : Own.ToDictionary(
                f => f.Key, f => JsonSerializer.SerializeToElement(f.Value),
                StringComparer.Ordinal),
    };

    private static string Line(object value) => value switch
    {
        bool yes => yes ? "yes" : "no",
        Money money => money.Currency.InUnits(money.Coins).ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IEnumerable<string> several => string.Join(", ", several),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string? Bare(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
