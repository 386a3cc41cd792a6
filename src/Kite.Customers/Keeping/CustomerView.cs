namespace Kite.Customers;

/// <summary>A customer as the asker may see them: what they may not see is absent.</summary>
public sealed record CustomerView
{
    public required Guid Id { get; init; }
    public required long Number { get; init; }
    public required CustomerKind Kind { get; init; }
    public string? Name { get; init; }
    public string? FamilyName { get; init; }
    public string? GivenName { get; init; }
    public string? Reading { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Address { get; init; }
    public string? PostalCode { get; init; }
    public string? City { get; init; }
    public string? Country { get; init; }
    public string? Language { get; init; }
    public DateOnly? BirthDate { get; init; }
    public string? LunarBirth { get; init; }
    public string? AgeBand { get; init; }
    public Gender? Gender { get; init; }
    public string? Nationality { get; init; }
    public string? Industry { get; init; }
    public string? Position { get; init; }
    public string? Standing { get; init; }
    public string? CreditGrade { get; init; }
    public int? Stars { get; init; }
    public string? Note { get; init; }

    /// <summary>The coming day on which the birthday is kept; only in the view of one.</summary>
    public DateOnly? NextBirthday { get; init; }

    /// <summary>Further phones, e-mails, addresses; only in the view of one.</summary>
    public IReadOnlyList<ContactView>? ContactPoints { get; init; }

    /// <summary>Phones of theirs that other customers have, too; only in the view of one.</summary>
    public IReadOnlyList<SharedPhone>? SharedPhones { get; init; }

    /// <summary>What is known of their photo; only in the view of one.</summary>
    public PhotoView? Photo { get; init; }

    /// <summary>Free words on them; only in the view of one.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>What the fields of the business's own hold, by their keys.</summary>
    public IReadOnlyDictionary<string, object>? Custom { get; init; }

    /// <summary>The keys of sealed fields that hold something; only in the view of one.</summary>
    public IReadOnlyList<string>? SealedFields { get; init; }
    public required bool HasIdDocument { get; init; }
    public required string Source { get; init; }

    /// <summary>The record that took this one in.</summary>
    public Guid? MergedInto { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required long Version { get; init; }

    public static CustomerView Of(Customer c, Asker asker)
    {
        var bare = new CustomerView
        {
            Id = c.Id,
            Number = c.Number,
            Kind = c.Kind,
            Language = c.Language,
            Industry = c.Industry,
            Stars = c.Stars,
            HasIdDocument = c.IdDocument is not null,
            Source = c.Source,
            MergedInto = c.MergedInto,
            CreatedAt = c.CreatedAt,
            ChangedAt = c.ChangedAt,
            Version = c.Version,
        };
        return asker.May(May.ReadPersonal) ? bare.Named(c) : bare;
    }

    private CustomerView Named(Customer c) => this with
    {
        Name = c.Name,
        FamilyName = c.FamilyName,
        GivenName = c.GivenName,
        Reading = c.Reading,
        Phone = c.Phone,
        Email = c.Email,
        Address = c.Address,
        PostalCode = c.PostalCode,
        City = c.City,
        Country = c.Country,
        BirthDate = c.BirthDate,
        LunarBirth = c.LunarBirth?.ToString(),
        AgeBand = c.AgeBand,
        Gender = c.Gender,
        Nationality = c.Nationality,
        Position = c.Position,
        Standing = c.Standing,
        CreditGrade = c.CreditGrade,
        Note = c.Note,
    };
}
