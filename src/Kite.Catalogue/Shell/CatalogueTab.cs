using Microsoft.Extensions.Localization;

namespace Kite.Catalogue;

/// <summary>A leaf of the catalogue: its word, its place, and who may open it.</summary>
internal sealed record CatalogueTab(string Text, string Href, string Permission)
{
    public static readonly IReadOnlyList<CatalogueTab> All =
    [
        new("products.title", "/catalogue", May.ReadProducts),
        new("categories.title", "/catalogue/categories", May.WriteProducts),
        new("pricelists.title", "/catalogue/price-lists", May.ReadProducts),
        new("stock.title", "/stock", May.ReadStock),
        new("stock.slips", "/stock/slips", May.ReadStock),
        new("serials.title", "/catalogue/serial-numbers", May.ReadProducts),
    ];

    public string Word(IStringLocalizer<Texts> texts) => texts[Text];
}
