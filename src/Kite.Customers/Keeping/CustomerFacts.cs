using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kite.Customers;

/// <summary>What was typed of a customer, and whether it can be used.</summary>
public sealed partial record CustomerFacts
{
    public CustomerKind Kind { get; init; }
    public string? Name { get; init; }

    /// <summary>The parts of a person's name; they make the whole where none is given.</summary>
    public string? FamilyName { get; init; }
    public string? GivenName { get; init; }

    /// <summary>How the name is read in Latin letters, where it has others.</summary>
    public string? Reading { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Address { get; init; }
    public string? PostalCode { get; init; }
    public string? City { get; init; }

    /// <summary>ISO 3166, two letters.</summary>
    public string? Country { get; init; }
    public string? Language { get; init; }
    public DateOnly? BirthDate { get; init; }

    /// <summary>
    /// By the lunar calendar: <c>1990-04-12</c>, <c>1990-04+-12</c> in the leap month,
    /// <c>-04-12</c> where the year is not known.
    /// </summary>
    public string? LunarBirth { get; init; }

    /// <summary>About how old: <c>30-39</c>, <c>65+</c>.</summary>
    public string? AgeBand { get; init; }
    public Gender? Gender { get; init; }

    /// <summary>ISO 3166, two letters.</summary>
    public string? Nationality { get; init; }
    public string? Industry { get; init; }
    public string? Position { get; init; }
    public string? Standing { get; init; }

    /// <summary>A to E.</summary>
    public string? CreditGrade { get; init; }

    /// <summary>One to five.</summary>
    public int? Stars { get; init; }
    public string? Note { get; init; }

    /// <summary>The ID document's number; null leaves the one on record, "" removes it.</summary>
    public string? IdDocument { get; init; }

    /// <summary>
    /// Further phones, e-mails, addresses: those named stay or come, others go; null leaves them.
    /// </summary>
    public IReadOnlyList<ContactFacts?>? ContactPoints { get; init; }

    /// <summary>
    /// The fields of the business's own by their keys; those not named stay, null empties one.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement>? Custom { get; init; }

    /// <summary>Free words: those named stay or come, others go; null leaves them.</summary>
    public IReadOnlyList<string?>? Tags { get; init; }

    internal bool HasMore =>
        ContactPoints is { Count: > 0 } || Custom is { Count: > 0 } || Tags is { Count: > 0 };

    /// <summary>
    /// The same facts trimmed and in one form; every faulty field named otherwise.
    /// </summary>
    internal Result<CustomerFacts> Checked(string region, DateOnly today)
    {
        var facts = Trimmed();
        var phone = facts.Phone is { } written ? Kite.Phone.Read(written, region) : null;
        var tags = Tags is null ? null : TagWords.Trimmed(Tags);
        var points = ContactPoints?
            .Select((p, i) => (p ?? new()).Checked(region, $"contactPoints[{i}]."))
            .ToList();
        var faults = facts.Faults(phone, today)
            .Concat(points?.SelectMany(p => p.Faults) ?? [])
            .Concat(Bad(
                "contactPoints", points?.Count > ContactBook.Most,
                () => new OutOfRange(0, ContactBook.Most)))
            .Concat(tags is null ? [] : TagWords.Faults(tags))
            .ToList();
        if (faults.Count > 0) return new BadInput(faults);

        return facts with
        {
            Phone = phone,
            ContactPoints = points?.ConvertAll(p => p.Facts),
            Tags = tags,
        };
    }

    private CustomerFacts Trimmed() => this with
    {
        Name = Trim(Name)
            ?? NameOrder.Whole(Trim(FamilyName), Trim(GivenName), Trim(Language)),
        FamilyName = Trim(FamilyName),
        GivenName = Trim(GivenName),
        Reading = Trim(Reading),
        Phone = Trim(Phone),
        Email = Trim(Email),
        Address = Trim(Address),
        PostalCode = Trim(PostalCode),
        City = Trim(City),
        Country = Trim(Country)?.ToUpperInvariant(),
        Language = Trim(Language),
        LunarBirth = Trim(LunarBirth),
        AgeBand = Trim(AgeBand),
        Nationality = Trim(Nationality)?.ToUpperInvariant(),
        Industry = Trim(Industry),
        Position = Trim(Position),
        Standing = Trim(Standing),
        CreditGrade = Trim(CreditGrade)?.ToUpperInvariant(),
        Note = Trim(Note),
        IdDocument = IdDocument?.Trim(),
    };

    private IEnumerable<Fault> Faults(string? phone, DateOnly today) =>
    [
        .. Lengths(),
        .. Bad(
            nameof(Phone), Phone is not null && phone is null,
            () => new NotAPhoneNumber(Phone!)),
        .. Bad(nameof(Email), Email is not null && !IsMail(Email), () => new NotAnEmail(Email!)),
        .. Bad(
            nameof(Language), Language is not null && !IsLanguage(Language),
            () => new NotALanguage(Language!)),
        .. Bad(
            nameof(BirthDate), BirthDate > today || BirthDate < today.AddYears(-130),
            () => new NotABirthDate(BirthDate!.Value)),
        .. Bad(
            nameof(LunarBirth), LunarBirth is not null && LunarDate.Read(LunarBirth) is null,
            () => new NotALunarDate(LunarBirth!)),
        .. Bad(
            nameof(AgeBand), AgeBand is not null && !IsAgeBand(AgeBand),
            () => new NotAnAgeBand(AgeBand!)),
        .. Bad(nameof(Country), !Countries.Has(Country), () => new NotACountry(Country!)),
        .. Bad(
            nameof(Nationality), !Countries.Has(Nationality),
            () => new NotACountry(Nationality!)),
        .. Bad(
            nameof(CreditGrade), CreditGrade is not (null or "A" or "B" or "C" or "D" or "E"),
            () => new NotACreditGrade(CreditGrade!)),
        .. Bad(nameof(Stars), Stars is < 1 or > 5, () => new OutOfRange(1, 5)),
        .. Bad(
            nameof(Gender), Gender is { } gender && !Enum.IsDefined(gender),
            () => new NotAKind($"{Gender}")),
        .. Bad(
            nameof(Kind), Kind == CustomerKind.WalkIn || !Enum.IsDefined(Kind),
            () => new NotAKind($"{Kind}")),
        .. Bad(
            nameof(Name), Name is null && Phone is null && Email is null,
            () => new NobodyIsNamed()),
    ];

    private static IEnumerable<Fault> Bad(string field, bool isBad, Func<Refusal> why) =>
        isBad ? [new Fault(field, why())] : [];

    private IEnumerable<Fault> Lengths() =>
        from limit in ((string Field, string? Text, int Most)[])
        [
            (nameof(Name), Name, 200), (nameof(FamilyName), FamilyName, 100),
            (nameof(GivenName), GivenName, 100), (nameof(Reading), Reading, 200),
            (nameof(Address), Address, 500), (nameof(PostalCode), PostalCode, 20),
            (nameof(City), City, 100), (nameof(Industry), Industry, 100),
            (nameof(Position), Position, 100), (nameof(Standing), Standing, 100),
            (nameof(Note), Note, 4000), (nameof(IdDocument), IdDocument, 60),
        ]
        from fault in LengthOf(limit.Field, limit.Text, limit.Most)
        select fault;

    private static IEnumerable<Fault> LengthOf(string field, string? text, int most)
    {
        if (text?.Length > most) yield return new(field, new TextIsTooLong(most));
        if (text?.Contains('\0', StringComparison.Ordinal) == true)
            yield return new(field, new TextHasStrangeLetters());
    }

    internal static bool IsMail(string mail) =>
        mail.Length <= 254
        && MailAddress.TryCreate(mail, out var read)
        && read.Address == mail
        && read.Host.Contains('.', StringComparison.Ordinal);

    private static bool IsLanguage(string word) =>
        word.Length is >= 2 and <= 12 && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool IsAgeBand(string word) =>
        AgeBandForm().Match(word) is { Success: true } found
        && (found.Groups["to"].Length == 0
            || Age(found, "from") <= Age(found, "to"));

    private static int Age(Match found, string end) =>
        int.Parse(found.Groups[end].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?<from>[0-9]{1,3})(\\+|-(?<to>[0-9]{1,3}))$", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000)]
    private static partial Regex AgeBandForm();

    private static string? Trim(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
