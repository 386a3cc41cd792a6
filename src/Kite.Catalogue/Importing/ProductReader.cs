using Kite.Importing;

namespace Kite.Catalogue;

/// <summary>A row of a file, understood as a product.</summary>
internal sealed class FileProduct(RowReading reading, ProductFacts facts) : UnderstoodRow(reading)
{
    /// <summary>
    /// In one form and without faults; what the row does not say is none. Rows of one new
    /// product are put together here.
    /// </summary>
    public ProductFacts Facts { get; set; } = facts;

    public string Code => Facts.Code!;

    public override IReadOnlyDictionary<string, object?> Shown
    {
        get
        {
            var shown = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [ProductFields.Code] = Facts.Code,
                [ProductFields.Name] = Facts.Name,
                [ProductFields.Category] = Facts.Category,
                [ProductFields.Unit] = Facts.Unit,
                [ProductFields.Barcode] = Facts.Barcodes is { Count: > 0 } codes
                    ? string.Join("; ", codes)
                    : null,
                [ProductFields.Price] = Facts.Price,
                [ProductFields.MemberPrice] = Facts.MemberPrice,
                [ProductFields.Tax] = Facts.TaxRate,
                [ProductFields.Warranty] = Facts.WarrantyMonths,
                [ProductFields.Times] = SoldTimes.Write(Facts.SoldTimes?.OfType<SoldTime>()),
                [ProductFields.From] = Facts.ActiveFrom,
                [ProductFields.To] = Facts.ActiveTo,
            };
            foreach (var (language, name) in ProductFields.Names)
                shown[name] = Facts.Names?.GetValueOrDefault(language);
            return shown;
        }
    }
}

/// <summary>Understands rows as products, without asking the books.</summary>
internal sealed class ProductReader(ImportOrder order)
{
    private static readonly char[] BetweenBarcodes = [';', ',', '|', '\n', ' '];

    // A thing that is sold in one kind only is called so by some programs.
    private static readonly string[] NoVariant = ["Regular", "Default", "Default Title"];

    /// <summary>Null when the row cannot be taken; the reasons stand in the reading.</summary>
    public FileProduct? Read(RowReading row)
    {
        var said = Said(row);
        // A row without a name may speak of a product that has one.
        var sound = (said with { Name = said.Name ?? "-" }).Checked();
        foreach (var (field, why) in (sound.Refusal as BadInput)?.Faults ?? [])
        {
            // An empty cell has been told already.
            if (field == "code" && said.Code is null) continue;
            row.RefuseField(FieldOf(field), why);
        }
        if (row.Faults.Count > 0 || sound.Refusal is not null) return null;

        return new(row, sound.Value with { Name = said.Name });
    }

    private ProductFacts Said(RowReading row) => new()
    {
        Code = row.Bare(ProductFields.Code),
        Name = NameOf(row),
        Names = ProductFields.Names.ToDictionary(
            n => n.Key, n => row.Bare(n.Value), StringComparer.Ordinal),
        Category = row.Bare(ProductFields.Category),
        Unit = row.Bare(ProductFields.Unit),
        Barcodes = row.Bare(ProductFields.Barcode)?.Split(BetweenBarcodes),
        Price = PriceOf(row),
        MemberPrice = row.Amount(ProductFields.MemberPrice),
        TaxRate = row.Bare(ProductFields.Tax),
        WarrantyMonths = MonthsOf(row),
        SoldTimes = TimesOf(row),
        ActiveFrom = row.Day(ProductFields.From)?.Day,
        ActiveTo = row.Day(ProductFields.To)?.Day,
    };

    private static string? NameOf(RowReading row)
    {
        var (name, variant) = (row.Bare(ProductFields.Name), row.Bare(ProductFields.Variant));
        return name is null || variant is null
            || NoVariant.Contains(variant, StringComparer.OrdinalIgnoreCase)
            ? name ?? variant
            : $"{name} ({variant})";
    }

    private Money? PriceOf(RowReading row)
    {
        var (price, expected) = (row.Amount(ProductFields.Price), order.Reader.Currency);
        if (row.Bare(ProductFields.Currency) is { } written && Currency.Find(written) != expected)
        {
            row.RefuseField(
                ProductFields.Currency, new PriceIsInAnotherCurrency(written, expected.Code));
        }
        return price;
    }

    private static int? MonthsOf(RowReading row)
    {
        var months = row.Count(ProductFields.Warranty);
        if (months is null or (>= 1 and <= ProductFacts.MostMonths)) return (int?)months;

        row.RefuseField(ProductFields.Warranty, new OutOfRange(1, ProductFacts.MostMonths));
        return null;
    }

    private static IReadOnlyList<SoldTime>? TimesOf(RowReading row)
    {
        var times = SoldTimes.Read(row.Bare(ProductFields.Times));
        if (times is null) row.RefuseField(ProductFields.Times, new NotASoldTime());
        return times;
    }

    private static string FieldOf(string fact) => fact switch
    {
        "name" or "names" => ProductFields.Name,
        "barcodes" => ProductFields.Barcode,
        _ => fact,
    };
}
