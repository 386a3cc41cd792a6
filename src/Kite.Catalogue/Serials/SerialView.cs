namespace Kite.Catalogue;

/// <summary>A numbered piece as it is shown.</summary>
public sealed record SerialView(
    Guid Id, string Serial, Guid ProductId, string Product, string Name, string? Note,
    DateTimeOffset CreatedAt, long Version)
{
    /// <summary>Who has it; none before it is sold.</summary>
    public long? CustomerNumber { get; init; }
    public DateOnly? SoldOn { get; init; }

    /// <summary>The last day of the warranty.</summary>
    public DateOnly? WarrantyUntil { get; init; }
    public string? Receipt { get; init; }

    internal static SerialView Of(SerialNumber s, Product p) => new(
        s.Id, s.Serial, p.Id, p.Code, p.Name, s.Note, s.CreatedAt, s.Version)
    {
        CustomerNumber = s.CustomerNumber,
        SoldOn = s.SoldOn,
        WarrantyUntil = s.WarrantyUntil,
        Receipt = s.Receipt,
    };

    /// <summary>Whether the business still answers for it on this day.</summary>
    public bool IsCoveredOn(DateOnly day) => SoldOn <= day && WarrantyUntil >= day;
}
