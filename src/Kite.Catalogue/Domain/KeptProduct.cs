namespace Kite.Catalogue;

/// <summary>What was said of a product, in a form that is kept and compared.</summary>
internal sealed record KeptProduct(
    string? Name, string Names, string? Category, string? Unit, string[] Barcodes,
    long? PriceCoins, string? Currency, DateOnly? ActiveFrom, DateOnly? ActiveTo)
{
    public static string Of(ProductFacts f) => System.Text.Json.JsonSerializer.Serialize(
        new KeptProduct(
            f.Name, ProductNames.Write(f.Names), f.Category, f.Unit,
            [.. f.AllBarcodes.Order(StringComparer.Ordinal)], f.Price?.Coins,
            f.Price?.Currency.Code, f.ActiveFrom, f.ActiveTo));

    public static ProductFacts Read(string kept)
    {
        var said = System.Text.Json.JsonSerializer.Deserialize<KeptProduct>(kept)!;
        return new()
        {
            Name = said.Name,
            Names = ProductNames.Read(said.Names),
            Category = said.Category,
            Unit = said.Unit,
            Barcodes = said.Barcodes,
            Price = said.PriceCoins is { } coins
                ? new Money(coins, Kite.Currency.Of(said.Currency!))
                : null,
            ActiveFrom = said.ActiveFrom,
            ActiveTo = said.ActiveTo,
        };
    }
}
