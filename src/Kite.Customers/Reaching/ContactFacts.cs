namespace Kite.Customers;

/// <summary>This phone, e-mail or address is on the record already.</summary>
public sealed record AlreadyOnRecord(string Value) : Refusal;

/// <summary>Nothing was typed where something is needed.</summary>
public sealed record NothingTyped : Refusal;

public sealed record NotAWebAddress(string Written) : Refusal;

/// <summary>A further way to reach a customer, as typed.</summary>
public sealed record ContactFacts
{
    /// <summary>Which one of the record's; none for a new one.</summary>
    public Guid? Id { get; init; }
    public ContactKind Kind { get; init; }
    public ContactUse? Use { get; init; }
    public string? Value { get; init; }

    /// <summary>What follows a phone's number, or the messenger's name.</summary>
    public string? Extra { get; init; }
    public string? PostalCode { get; init; }
    public string? City { get; init; }

    /// <summary>ISO 3166, two letters.</summary>
    public string? Country { get; init; }

    /// <summary>In one form; every faulty field is named with this in front.</summary>
    internal (ContactFacts Facts, IReadOnlyList<Fault> Faults) Checked(
        string region, string under = "")
    {
        var facts = this with
        {
            Value = Trim(Value),
            Extra = Trim(Extra),
            PostalCode = Trim(PostalCode),
            City = Trim(City),
            Country = Trim(Country)?.ToUpperInvariant(),
        };
        var faults = facts.Faults().Select(f => f with { Field = under + f.Field }).ToList();
        if (faults.Count > 0) return (facts, faults);

        var one = facts.InOneForm(region);
        return one is null
            ? (facts, [new Fault(under + "value", facts.WhyNot())])
            : (facts with { Value = one, Use = facts.Use ?? facts.UsualUse }, []);
    }

    private ContactUse UsualUse => Kind == ContactKind.Phone ? ContactUse.Mobile : ContactUse.Other;

    private IEnumerable<Fault> Faults()
    {
        if (!Enum.IsDefined(Kind)) yield return new("kind", new NotAKind($"{Kind}"));
        if (Use is { } use && !Enum.IsDefined(use)) yield return new("use", new NotAKind($"{use}"));
        if (Value is null) yield return new("value", new NothingTyped());
        if (!Countries.Has(Country)) yield return new("country", new NotACountry(Country!));
        foreach (var (field, text, most) in ((string, string?, int)[])
        [
            ("value", Value, Kind == ContactKind.Address ? 500 : 254), ("extra", Extra, 60),
            ("postalCode", PostalCode, 20), ("city", City, 100),
        ])
        {
            if (text?.Length > most) yield return new(field, new TextIsTooLong(most));
            if (text?.Contains('\0', StringComparison.Ordinal) == true)
                yield return new(field, new TextHasStrangeLetters());
        }
    }

    private string? InOneForm(string region) => Kind switch
    {
        ContactKind.Phone => Phone.Read(Value!, region),
        ContactKind.Email => CustomerFacts.IsMail(Value!) ? Value : null,
        ContactKind.Web => Web(Value!),
        _ => Value,
    };

    private Refusal WhyNot() => Kind switch
    {
        ContactKind.Phone => new NotAPhoneNumber(Value!),
        ContactKind.Email => new NotAnEmail(Value!),
        _ => new NotAWebAddress(Value!),
    };

    private static string? Web(string written)
    {
        var whole = written.Contains("://", StringComparison.Ordinal)
            ? written
            : "https://" + written;
        return Uri.TryCreate(whole, UriKind.Absolute, out var read)
            && (read.Scheme == Uri.UriSchemeHttps || read.Scheme == Uri.UriSchemeHttp)
            && read.Host.Contains('.', StringComparison.Ordinal)
            && read.UserInfo.Length == 0
                ? whole
                : null;
    }

    private static string? Trim(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
