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
    internal static ProductView Of(Product p, IEnumerable<string> barcodes) => new(
        p.Id, p.Code, p.Name, ProductNames.Read(p.Names), Word(p.Category), Word(p.Unit),
        [.. barcodes.Order(StringComparer.Ordinal)],
        p.PriceCoins is { } coins ? new Money(coins, Kite.Currency.Of(p.Currency!)) : null,
        p.ActiveFrom, p.ActiveTo, p.Version);

    /// <summary>Its name in this language where it has one, else its first one.</summary>
    public string NameIn(string language) =>
        Names.GetValueOrDefault(language) is { } own ? own : Name;

    /// <summary>Whether it is sold on this day.</summary>
    public bool IsSoldOn(DateOnly day) => !(day < ActiveFrom) && !(day > ActiveTo);

    private static string? Word(string word) => word.Length == 0 ? null : word;
}
