namespace Kite.Customers;

/// <summary>What an electronic business card says (vCard 2.1, 3.0 or 4.0).</summary>
internal sealed record VCard
{
    /// <summary>The name that the card itself bears among all cards.</summary>
    public string? Uid { get; init; }
    public bool IsCompany { get; init; }
    public string? Name { get; init; }
    public string? FamilyName { get; init; }
    public string? GivenName { get; init; }

    /// <summary>The firm of a person.</summary>
    public string? Company { get; init; }
    public string? Department { get; init; }
    public string? Position { get; init; }
    public DateOnly? BirthDate { get; init; }
    public Gender? Gender { get; init; }
    public string? Note { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Phones, mails, addresses …; of each kind the preferred one first.</summary>
    public IReadOnlyList<ContactFacts> Points { get; init; } = [];
    public byte[]? Photo { get; init; }

    /// <summary>Why the card's photo is not there.</summary>
    public Refusal? WhyNoPhoto { get; init; }

    public IEnumerable<ContactFacts> Of(ContactKind kind) => Points.Where(p => p.Kind == kind);
}

/// <summary>The lines of one card as they stand in a file, from which line on.</summary>
internal sealed record VCardLines(IReadOnlyList<string> Lines, int First, bool IsWhole)
{
    /// <summary>Version 2.1, which folds and quotes in ways of its own.</summary>
    public bool IsOld => Lines.Any(l =>
        l.Replace(" ", "", StringComparison.Ordinal)
            .Equals("VERSION:2.1", StringComparison.OrdinalIgnoreCase));
}

/// <summary>A card's end is missing.</summary>
internal sealed record CardIsUnfinished(int Line) : Refusal;

/// <summary>A line without a colon says nothing.</summary>
internal sealed record CardLineUnreadable(int Line) : Refusal;

/// <summary>More lines than a person has to say.</summary>
internal sealed record CardIsTooLong(int Most) : Refusal;

/// <summary>A list of people, as address books keep them, is no customer.</summary>
internal sealed record CardIsAList(string? Name) : Refusal;

/// <summary>No card begins in the file.</summary>
internal sealed record FileHoldsNoCards : Refusal;

/// <summary>More cards than are read at once.</summary>
internal sealed record FileHoldsTooManyCards(int Most) : Refusal;

/// <summary>More letters than are read at once, in megabytes.</summary>
internal sealed record CardFileIsTooLarge(int Megabytes) : Refusal;
