namespace Kite.Catalogue;

/// <summary>
/// One piece of a durable product, known by the number on it: who has it, and until when the
/// business answers for it (T1).
/// </summary>
public sealed class SerialNumber
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ProductId { get; init; }

    /// <summary>As it stands on the piece; one of a kind for its product.</summary>
    public string Serial { get; init; } = "";

    /// <summary>The same in capitals, letters and digits only: how it is found.</summary>
    public string Findable { get; init; } = "";
    public string? Note { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who has it; nobody before it is sold and after it came back.</summary>
    public Guid? CustomerId { get; set; }
    public long? CustomerNumber { get; set; }

    /// <summary>
    /// The number of the record that it was sold to, where that was merged into this customer.
    /// </summary>
    public long RecordedUnder { get; set; }
    public DateOnly? SoldOn { get; set; }

    /// <summary>The last day of the warranty; none where there is none.</summary>
    public DateOnly? WarrantyUntil { get; set; }
    public string? Receipt { get; set; }
    public long Version { get; set; } = 1;

    /// <summary>The number without blanks, dashes and small letters.</summary>
    public static string Folded(string serial) => string.Concat(
        serial.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));
}
