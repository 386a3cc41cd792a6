namespace Kite.Customers;

/// <summary>What a customer is: someone, a firm, or whoever walks into a store unnamed.</summary>
public enum CustomerKind
{
    Person,
    Company,
    WalkIn,
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
    public string Name { get; set; } = "";

    /// <summary>How the name is read in Latin letters: <c>Ōuyáng Jìngyí</c>.</summary>
    public string? Reading { get; set; }

    /// <summary>E.164, so that every way of writing a number is the same number.</summary>
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Address { get; set; }

    /// <summary>
    /// The language they are spoken to in: <c>en</c>, <c>zh-Hans</c>, <c>el</c> …
    /// </summary>
    public string? Language { get; set; }
    public DateOnly? BirthDate { get; set; }
    public string? Note { get; set; }

    /// <summary>The ID document's number, sealed with the customer's own key.</summary>
    public byte[]? IdDocument { get; set; }

    /// <summary>Finds an equal ID document again without opening any.</summary>
    public byte[]? IdDocumentToken { get; set; }

    /// <summary>Where the record came from: <c>staff</c>, <c>api</c>, an import's source.</summary>
    public string Source { get; init; } = "staff";
    public Guid? ImportId { get; init; }
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
}

/// <summary>What a token stands for.</summary>
public enum TokenKind
{
    Name,
    Word,
    Phone,
    LastDigits,
    Key,
}

/// <summary>A word by which a customer is found; a prefix is a stretch of one index.</summary>
public sealed class SearchToken
{
    public Guid CustomerId { get; init; }
    public string Token { get; init; } = "";
    public TokenKind Kind { get; init; }
    public long CustomerNumber { get; init; }
}
