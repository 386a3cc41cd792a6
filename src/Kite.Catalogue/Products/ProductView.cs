namespace Kite.Catalogue;

/// <summary>A product as it is shown.</summary>
public sealed record ProductView(
    Guid Id,
    string Code,
    string Name,
    IReadOnlyDictionary<string, string?> Names,
    string? Category,
    string? Unit,
    IReadOnlyList<string> Barcodes,
    Money? Price,
    DateOnly? ActiveFrom,
    DateOnly? ActiveTo,
    long Version)
{
    /// <summary>What members pay for one unit.</summary>
    public Money? MemberPrice { get; init; }

    /// <summary>The code of the tax that it bears.</summary>
    public string? TaxRate { get; init; }

    /// <summary>How many months the business answers for a piece that was sold.</summary>
    public int? WarrantyMonths { get; init; }

    /// <summary>The times of the week at which it is sold; always where none is said.</summary>
    public IReadOnlyList<SoldTime> SoldTimes { get; init; } = [];

    internal static ProductView Of(Product p, IEnumerable<string> barcodes) => new(
        p.Id, p.Code, p.Name, ProductNames.Read(p.Names), Word(p.Category), Word(p.Unit),
        [.. barcodes.Order(StringComparer.Ordinal)],
        KeptProduct.InMoney(p.PriceCoins, p.Currency), p.ActiveFrom, p.ActiveTo, p.Version)
    {
        MemberPrice = KeptProduct.InMoney(p.MemberPriceCoins, p.Currency),
        TaxRate = Word(p.TaxRate),
        WarrantyMonths = p.WarrantyMonths,
        SoldTimes = Catalogue.SoldTimes.Read(p.SoldTimes) ?? [],
    };

    /// <summary>What it costs whom.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ProductPrices Prices => new(Price, MemberPrice);

    /// <summary>Its name in this language where it has one, else its first one.</summary>
    public string NameIn(string language) =>
        Names.GetValueOrDefault(language) is { } own ? own : Name;

    /// <summary>Whether it is sold on this day.</summary>
    public bool IsSoldOn(DateOnly day) => !(day < ActiveFrom) && !(day > ActiveTo);

    /// <summary>Whether this store sells it at this moment: by its days, weekdays and hours.
    /// </summary>
    public bool IsSoldAt(Store store, DateTimeOffset at)
    {
        var day = store.BusinessDay.Of(at);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(store.TimeZone);
        var hour = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        return IsSoldOn(day) && Catalogue.SoldTimes.Hold(SoldTimes, day, hour);
    }

    private static string? Word(string word) => word.Length == 0 ? null : word;
}
