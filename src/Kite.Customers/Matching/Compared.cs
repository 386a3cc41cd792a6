namespace Kite.Customers;

/// <summary>
/// A record made ready to be compared with others: first by what finds them, which is asked of
/// every record, then by all facts, which few ever need.
/// </summary>
internal sealed class Compared(Customer customer, IEnumerable<ContactPoint> more)
{
    private readonly ILookup<ContactKind, string> points = more.ToLookup(p => p.Kind, p => p.Value);
    private LikenessFacts? facts;

    public Customer Customer => customer;

    public LikenessFacts Facts => facts ??= Read();

    /// <summary>
    /// The tokens under which a record like this one would be found. A name alone makes nobody a
    /// duplicate, so it is looked up only where a birthday or an address can join it.
    /// </summary>
    public IEnumerable<string> Tokens => Phones
        .Select(phone => new Customer { Number = 1, Phone = phone })
        .Append(Named)
        .SelectMany(c => Customers.Tokens.Of(c, []))
        .Where(t => t.Kind is TokenKind.Phone or TokenKind.Name)
        .Select(t => t.Token)
        .Distinct(StringComparer.Ordinal);

    public IEnumerable<string> Emails => With(customer.Email, points[ContactKind.Email]);

    public string? IdToken => customer.IdDocumentToken is { } token
        ? Convert.ToHexString(token)
        : null;

    private IEnumerable<string> Phones => With(customer.Phone, points[ContactKind.Phone]);

    private DateOnly? BirthDate => customer.BirthDate ?? customer.LunarBirth?.Solar;

    private Customer Named => BirthDate is null && customer.Address is null
        ? new()
        : new()
        {
            Number = 1, Kind = customer.Kind, Name = customer.Name, Reading = customer.Reading,
        };

    private LikenessFacts Read() => new()
    {
        Kind = customer.Kind,
        Name = customer.Name.Length > 0 ? customer.Name : null,
        Readings =
        [
            .. new[] { customer.Reading, Latin.Of(customer.Name) }.OfType<string>(),
        ],
        FamilyName = customer.FamilyName,
        Phones = [.. Phones],
        Emails =
        [
            .. Emails.Select(m => m.ToLowerInvariant()).Distinct(StringComparer.Ordinal),
        ],
        IdToken = IdToken,
        BirthDate = BirthDate,
        Address = customer.Address is { } address ? NameLikeness.Squeezed(address) : null,
        PostalCode = customer.PostalCode,
    };

    private static IEnumerable<string> With(string? first, IEnumerable<string> more) =>
        more.Prepend(first).OfType<string>().Distinct(StringComparer.Ordinal);
}

/// <summary>Two records and how alike they are.</summary>
internal sealed record LikePair(Compared One, Compared Other, Likeness Likeness)
{
    /// <summary>The one known longer first, whoever was asked about.</summary>
    public LikePair InOrder => One.Customer.Number <= Other.Customer.Number
        ? this
        : new(Other, One, Likeness);

    public (Guid, Guid) Key => (One.Customer.Id, Other.Customer.Id);

    /// <summary>The reasons as they are kept and sent: <c>samePhone,nearName</c>.</summary>
    public string Reasons => string.Join(
        ',', Likeness.Reasons.Select(r => new Choice<LikenessReason>(r).ToString()));
}
