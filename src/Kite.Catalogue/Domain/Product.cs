namespace Kite.Catalogue;

/// <summary>What the business sells: a dish, a thing, a service (T1).</summary>
public sealed class Product
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The short number by which figures group it.</summary>
    public long Number { get; init; }

    /// <summary>
    /// Its code on receipts, in files and for programs: <c>TEA-01</c>. It never changes, because
    /// purchases know the product by it.
    /// </summary>
    public string Code { get; init; } = "";
    public string Name { get; set; } = "";

    /// <summary>Its name in other languages as JSON, by the tags of the languages.</summary>
    public string Names { get; set; } = "{}";

    /// <summary>Empty where it stands in none.</summary>
    public string Category { get; set; } = "";

    /// <summary>In what it is counted: a portion, a kilogram; empty where that is not said.
    /// </summary>
    public string Unit { get; set; } = "";

    /// <summary>The regular price of one unit; none where it is asked for each time.</summary>
    public long? PriceCoins { get; set; }
    public string? Currency { get; set; }

    /// <summary>What members pay for one unit, in the same currency.</summary>
    public long? MemberPriceCoins { get; set; }

    /// <summary>The code of the tax that it bears; empty where it bears none.</summary>
    public string TaxRate { get; set; } = "";

    /// <summary>How long the business answers for a piece; none where it does not.</summary>
    public int? WarrantyMonths { get; set; }

    /// <summary>The times of the week at which it is sold; empty where it is always.</summary>
    public string SoldTimes { get; set; } = "";

    /// <summary>The first day on which it is sold.</summary>
    public DateOnly? ActiveFrom { get; set; }

    /// <summary>The last day on which it is sold.</summary>
    public DateOnly? ActiveTo { get; set; }

    /// <summary>Its code, names, category and barcodes in small letters without accents.
    /// </summary>
    public string Findable { get; set; } = "";
    public string Source { get; init; } = "";
    public Guid? ImportId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ChangedAt { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>A code that a scanner reads from a product; no two products share one.</summary>
public sealed class ProductBarcode
{
    public string Barcode { get; init; } = "";
    public Guid ProductId { get; init; }
}

/// <summary>
/// A product as it was before an import changed it, so that undoing the import gives it back.
/// Removed with the import's file (decision 0103).
/// </summary>
public sealed class ProductBefore
{
    public Guid ProductId { get; init; }
    public Guid ImportId { get; init; }

    /// <summary>The line of the file that changed it.</summary>
    public long Row { get; init; }

    /// <summary>The product's version since; another one means that someone changed it again.
    /// </summary>
    public long Version { get; set; }

    /// <summary>What was said of it as JSON.</summary>
    public string Facts { get; init; } = "{}";
}
