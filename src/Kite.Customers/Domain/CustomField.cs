namespace Kite.Customers;

/// <summary>What a field of the business's own can hold.</summary>
public enum CustomKind
{
    Text,
    Number,
    Date,
    Choice,
    MultiChoice,
    Money,
    YesNo,
}

/// <summary>
/// A field that the business added to its customers' records; it works wherever a built-in one
/// does (K1).
/// </summary>
public sealed class CustomField
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its name in files and programs: <c>plate</c>; never changes.</summary>
    public string Key { get; init; } = "";

    /// <summary>Its name for people.</summary>
    public string Name { get; set; } = "";
    public CustomKind Kind { get; init; }

    /// <summary>How private it is; a sensitive one is sealed with the customer's own key.</summary>
    public DataClass Class { get; init; }

    /// <summary>The words to choose from, one a line.</summary>
    public string? Choices { get; set; }

    /// <summary>The decimals of a number: 5.25 is kept as 525 with two.</summary>
    public int Decimals { get; init; }

    /// <summary>Whether customers are found by it, as by a plate or a member's number.</summary>
    public bool IsSearched { get; set; }

    /// <summary>The order on forms.</summary>
    public int Place { get; set; }

    /// <summary>No longer asked for; what was kept stays.</summary>
    public bool IsRetired { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>What a customer's record holds in one field of the business's own.</summary>
public sealed class CustomValue
{
    public Guid CustomerId { get; init; }
    public Guid FieldId { get; init; }

    /// <summary>0, and counting on where several may be chosen.</summary>
    public int Place { get; init; }
    public long CustomerNumber { get; init; }
    public string? Text { get; set; }

    /// <summary>A number in its smallest step, money in coins, yes as 1 and no as 0.</summary>
    public long? Number { get; set; }
    public DateOnly? Day { get; set; }

    /// <summary>A sensitive one, sealed with the customer's own key.</summary>
    public byte[]? Sealed { get; set; }
}
