using System.Globalization;

namespace Kite.Customers;

/// <summary>
/// A record made ready to be compared with others: first by what finds them, which is asked of
/// every record, then by all facts, which few ever need.
/// </summary>
internal sealed class Compared(
    Customer customer, IEnumerable<ContactPoint> more, IReadOnlyList<TokenText>? words = null)
{
    private readonly ILookup<ContactKind, string> points = more.ToLookup(p => p.Kind, p => p.Value);
    private LikenessFacts? facts;

    public Customer Customer => customer;

    public LikenessFacts Facts => facts ??= Read();

    /// <summary>The tokens under which a record with one of these phones is found.</summary>
    public IEnumerable<string> PhoneTokens => words is not null
        ? WordsOf(TokenKind.Phone)
        : Phones.Select(Customers.PhoneTokens.Whole).OfType<string>()
            .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// The same for the whole name. A name alone makes nobody a duplicate, so it is looked up
    /// only where a birthday or an address can join it.
    /// </summary>
    public IEnumerable<string> NameTokens => BirthDate is null && customer.Address is null
        ? []
        : WordsOf(TokenKind.Name);

    public IEnumerable<string> Emails => With(customer.Email, points[ContactKind.Email]);

    public string? IdToken => customer.IdDocumentToken is { } token
        ? Convert.ToHexString(token)
        : null;

    private IEnumerable<string> Phones => With(customer.Phone, points[ContactKind.Phone]);

    private DateOnly? BirthDate => customer.BirthDate ?? customer.LunarBirth?.Solar;

    private IEnumerable<string> WordsOf(TokenKind kind) =>
        (words ?? Tokens.Of(Names, customer.IsFirm)).Where(w => w.Kind == kind)
            .Select(w => w.Token);

    private IEnumerable<Findable> Names => new[] { customer.Name, customer.Reading }
        .OfType<string>().Select(name => new Findable(FindableKind.Name, name));

    /// <summary>Whether more than the name may be the same of both.</summary>
    public bool IsLike(Glimpse other) =>
        (BirthDate is { } born && born == other.BirthDate)
        || (Facts.Address is { } address && address == other.Address)
        || (customer.Phone is { } phone && phone == other.Phone)
        || (customer.Email is { } mail && mail == other.Email);

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

/// <summary>As much of a record of the same name as tells whether it is worth a look.</summary>
internal sealed record Glimpse(
    string? Born, string? Lunar, string? Lives, string? Phone, string? Email)
{
    public DateOnly? BirthDate => Born is { } born
        ? DateOnly.ParseExact(born, "O", CultureInfo.InvariantCulture)
        : Lunar is { } lunar ? LunarDate.Read(lunar)?.Solar : null;

    public string? Address => Lives is { } lives ? NameLikeness.Squeezed(lives) : null;
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
