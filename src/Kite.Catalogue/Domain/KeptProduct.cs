namespace Kite.Catalogue;

/// <summary>What was said of a product, in a form that is kept and compared.</summary>
internal sealed record KeptProduct(
    string? Name, string Names, string? Category, string? Unit, string[] Barcodes,
    long? PriceCoins, string? Currency, DateOnly? ActiveFrom, DateOnly? ActiveTo,
    long? MemberCoins = null, string? TaxRate = null, int? WarrantyMonths = null,
    string SoldTimes = "")
{
    public static string Of(ProductFacts f) => System.Text.Json.JsonSerializer.Serialize(
        new KeptProduct(
            f.Name, ProductNames.Write(f.Names), f.Category, f.Unit,
            [.. f.AllBarcodes.Order(StringComparer.Ordinal)], f.Price?.Coins,
            (f.Price ?? f.MemberPrice)?.Currency.Code, f.ActiveFrom, f.ActiveTo,
            f.MemberPrice?.Coins, f.TaxRate, f.WarrantyMonths,
            Catalogue.SoldTimes.Write(f.SoldTimes?.OfType<SoldTime>())));

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
            Price = InMoney(said.PriceCoins, said.Currency),
            MemberPrice = InMoney(said.MemberCoins, said.Currency),
            TaxRate = said.TaxRate,
            WarrantyMonths = said.WarrantyMonths,
            SoldTimes = Catalogue.SoldTimes.Read(said.SoldTimes),
            ActiveFrom = said.ActiveFrom,
            ActiveTo = said.ActiveTo,
        };
    }

    internal static Money? InMoney(long? coins, string? currency) =>
        coins is { } known ? new Money(known, Kite.Currency.Of(currency!)) : null;
}
