using Kite.Importing;

namespace Kite.Customers;

/// <summary>Whom a row speaks of: by Kite's number or by the key of the file's source.</summary>
internal sealed record Named(long? Number, string? Key, string? Name, string Source)
{
    /// <summary>Nobody is named.</summary>
    public bool IsBlank => Number is null && Key is null;
}

/// <summary>A row that adds something to a customer who is in the books.</summary>
internal abstract class FileDetail(RowReading reading, Named who) : UnderstoodRow(reading)
{
    public Named Who => who;

    /// <summary>Set when the books were asked.</summary>
    public Guid CustomerId { get; set; }
    public long CustomerNumber { get; set; }
}

/// <summary>A row understood as a further contact point.</summary>
internal sealed class FileContact(RowReading reading, Named who) : FileDetail(reading, who)
{
    public required ContactKind Kind { get; init; }
    public required ContactUse Use { get; init; }
    public required string Value { get; init; }
    public string? Extra { get; init; }
    public string? PostalCode { get; init; }
    public string? City { get; init; }
    public string? Country { get; init; }

    public override IReadOnlyDictionary<string, object?> Shown =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [DetailFields.Number] = Who.Number,
            [DetailFields.Key] = Who.Key,
            [DetailFields.Name] = Who.Name,
            [DetailFields.Kind] = Kind,
            [DetailFields.Use] = Use,
            [DetailFields.Value] = Value,
            [DetailFields.Extra] = Extra,
            ["postalCode"] = PostalCode,
            ["city"] = City,
            ["country"] = Country,
        };
}

/// <summary>A row understood as a relation of two customers.</summary>
internal sealed class FileRelation(RowReading reading, Named who, Named other)
    : FileDetail(reading, who)
{
    public Named Other => other;

    /// <summary>What the other one is to the customer.</summary>
    public required RelationKind Kind { get; init; }
    public string? Note { get; init; }

    /// <summary>Set when the books were asked.</summary>
    public Guid OtherId { get; set; }

    public override IReadOnlyDictionary<string, object?> Shown =>
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [DetailFields.Number] = Who.Number,
            [DetailFields.Key] = Who.Key,
            [DetailFields.Name] = Who.Name,
            [DetailFields.Kind] = Kind,
            [DetailFields.OtherNumber] = Other.Number,
            [DetailFields.OtherKey] = Other.Key,
            [DetailFields.OtherName] = Other.Name,
            ["note"] = Note,
        };
}
