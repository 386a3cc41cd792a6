namespace Kite.Catalogue;

/// <summary>A tax that prices bear, kept under a code that products and receipts know (T1).
/// </summary>
public sealed class TaxRate
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>By it products and files name the rate: <c>VAT-13</c>. It never changes.</summary>
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";

    /// <summary>It is no longer offered; what bears it keeps it.</summary>
    public bool IsRetired { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>How high a tax is from a day on, until its next version begins.</summary>
public sealed class TaxVersion
{
    public Guid TaxRateId { get; init; }

    /// <summary>The first day on which it holds.</summary>
    public DateOnly FirstDay { get; init; }

    /// <summary>13 per cent are 1300.</summary>
    public int BasisPoints { get; set; }

    /// <summary>The prices contain it; else it comes on top of them.</summary>
    public bool IsIncluded { get; set; }
}
