namespace Kite.Customers;

/// <summary>The picture of a customer, sealed with their own key; each has one at most.</summary>
public sealed class CustomerPhoto
{
    public Guid CustomerId { get; init; }

    /// <summary>Which picture it is: another one has another.</summary>
    public Guid Id { get; set; }
    public string MediaType { get; set; } = "";
    public int Width { get; set; }
    public int Height { get; set; }

    /// <summary>In bytes, before it was sealed.</summary>
    public int Size { get; set; }

    /// <summary>Where it came from: <c>staff</c>, <c>api</c>, <c>vcard</c>.</summary>
    public string Source { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
    public byte[] Sealed { get; set; } = [];
}
