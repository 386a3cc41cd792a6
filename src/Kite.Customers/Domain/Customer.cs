namespace Kite.Customers;

/// <summary>What a customer is: someone, a firm, or whoever walks into a store unnamed.</summary>
public enum CustomerKind
{
    Person,
    Company,
    WalkIn,

    /// <summary>A family that buys together; its people are customers of their own.</summary>
    Household,
}

/// <summary>How a person is spoken of, where they said so.</summary>
public enum Gender
{
    Female,
    Male,
    Other,
}

/// <summary>A customer: who they are and how to reach them. People read the number.</summary>
public sealed class Customer
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>
    /// The short number that people read; a store's walk-in customer is below zero.
    /// </summary>
    public long Number { get; init; }
    public CustomerKind Kind { get; set; }

    /// <summary>Their name is no person's: nothing in it is a surname.</summary>
    public bool IsFirm => Kind != CustomerKind.Person;
    public string Name { get; set; } = "";

    /// <summary>The parts of a person's name; which comes first is the language's affair.</summary>
    public string? FamilyName { get; set; }
    public string? GivenName { get; set; }

    /// <summary>How the name is read in Latin letters: <c>Ōuyáng Jìngyí</c>.</summary>
    public string? Reading { get; set; }

    /// <summary>E.164, so that every way of writing a number is the same number.</summary>
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Address { get; set; }

    /// <summary>Of the address, where known: what lists and territories are cut by.</summary>
    public string? PostalCode { get; set; }
    public string? City { get; set; }

    /// <summary>ISO 3166, two letters.</summary>
    public string? Country { get; set; }

    /// <summary>
    /// The language they are spoken to in: <c>en</c>, <c>zh-Hans</c>, <c>el</c> …
    /// </summary>
    public string? Language { get; set; }
    public DateOnly? BirthDate { get; set; }

    /// <summary>The birthday by the lunar calendar, for those who keep that one.</summary>
    public LunarDate? LunarBirth { get; set; }

    /// <summary>About how old, where no birth date is known: <c>30-39</c>.</summary>
    public string? AgeBand { get; set; }
    public Gender? Gender { get; set; }

    /// <summary>ISO 3166, two letters.</summary>
    public string? Nationality { get; set; }
    public string? Industry { get; set; }
    public string? Position { get; set; }

    /// <summary>What they are in their firm or town beyond the position: founder, chair.</summary>
    public string? Standing { get; set; }

    /// <summary>How safely they pay, by a rule or by hand: A to E.</summary>
    public string? CreditGrade { get; set; }

    /// <summary>One to five; null where nobody gave any.</summary>
    public int? Stars { get; set; }
    public string? Note { get; set; }

    /// <summary>The ID document's number, sealed with the customer's own key.</summary>
    public byte[]? IdDocument { get; set; }

    /// <summary>Finds an equal ID document again without opening any.</summary>
    public byte[]? IdDocumentToken { get; set; }

    /// <summary>Where the record came from: <c>staff</c>, <c>api</c>, an import's source.</summary>
    public string Source { get; set; } = "staff";
    public Guid? ImportId { get; init; }

    /// <summary>The record that took this one in; this one is only a name for it since.</summary>
    public Guid? MergedInto { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ChangedAt { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>The name by which another system knows a customer.</summary>
public sealed class CustomerKey
{
    public string Source { get; init; } = "";
    public string Key { get; init; } = "";
    public Guid CustomerId { get; init; }
    public long CustomerNumber { get; init; }

    /// <summary>
    /// The number of the record that it came with, where that was merged into this one; else 0.
    /// </summary>
    public long RecordedUnder { get; init; }
}

/// <summary>What a token stands for.</summary>
public enum TokenKind
{
    /// <summary>A name from its first word on.</summary>
    Name,

    /// <summary>A name from another word on.</summary>
    Word,

    /// <summary>The initials of a Chinese name's syllables.</summary>
    Initials,
    Phone,

    /// <summary>A phone's digits, the last one first.</summary>
    LastDigits,
    Mail,
    Key,
}

/// <summary>
/// A word by which a customer is found; a beginning of it is a stretch of one index.
/// </summary>
public sealed class SearchToken
{
    public Guid CustomerId { get; init; }
    public string Token { get; init; } = "";
    public TokenKind Kind { get; set; }
    public long CustomerNumber { get; init; }
}
