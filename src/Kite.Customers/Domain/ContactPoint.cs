namespace Kite.Customers;

/// <summary>By what a customer is reached.</summary>
public enum ContactKind
{
    Phone,
    Email,
    Address,
    Web,

    /// <summary>A name on a messenger: WeChat, Zalo, Viber, WhatsApp.</summary>
    Messenger,
}

/// <summary>In which part of life a contact point is used.</summary>
public enum ContactUse
{
    Mobile,
    Home,
    Work,
    Fax,
    Other,
}

/// <summary>
/// A further way to reach a customer: the first phone, e-mail and address stand on the record
/// itself, where lists and searches read them.
/// </summary>
public sealed class ContactPoint
{
    public Guid CustomerId { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public ContactKind Kind { get; init; }
    public ContactUse Use { get; set; }

    /// <summary>In one form: E.164, a mail address, the lines of an address.</summary>
    public string Value { get; set; } = "";

    /// <summary>What follows a phone's number, or which messenger a name belongs to.</summary>
    public string? Extra { get; set; }

    /// <summary>Of an address, where known.</summary>
    public string? PostalCode { get; set; }
    public string? City { get; set; }

    /// <summary>ISO 3166, two letters.</summary>
    public string? Country { get; set; }

    /// <summary>The order within its kind.</summary>
    public int Place { get; set; }
    public string Source { get; init; } = "staff";

    /// <summary>When someone made sure that it works; null where nobody did.</summary>
    public DateTimeOffset? VerifiedAt { get; set; }
    public Guid? VerifiedBy { get; set; }

    /// <summary>When it came, or came to say what it says now.</summary>
    public DateTimeOffset AddedAt { get; set; }
}
