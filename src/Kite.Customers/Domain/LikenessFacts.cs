namespace Kite.Customers;

/// <summary>
/// What of a record is compared with another: each fact in the one form in which equal things
/// look equal. What is not known is absent and speaks neither for nor against.
/// </summary>
internal sealed record LikenessFacts
{
    public CustomerKind Kind { get; init; }

    /// <summary>The name as it is written, and each known way of reading it.</summary>
    public string? Name { get; init; }
    public IReadOnlyList<string> Readings { get; init; } = [];

    /// <summary>The family's part of the name, where it is told apart.</summary>
    public string? FamilyName { get; init; }

    /// <summary>E.164: the first one and all further ones.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Finds an equal ID document again without opening any.</summary>
    public string? IdToken { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? Address { get; init; }
    public string? PostalCode { get; init; }
}
