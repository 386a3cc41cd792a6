using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Catalogue;

/// <summary>
/// Takes a list of products along as a file, in the form in which it can be imported again.
/// </summary>
public sealed class ExportProducts(
    ListProducts list, TakeList take, IStringLocalizer<Texts> texts)
{
    // A list in one cell, as the import reads it.
    private const string Between = "; ";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/products/export",
                async (
                    [AsParameters] ProductQuestion question, Choice<SheetFormat>? format,
                    ExportProducts export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("A list of products as a file: format csv or xlsx");

    public async Task<Result<Export>> Run(
        Asker asker, ProductQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "products", format, Heads,
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    private List<string> Heads =>
    [
        texts["product.code"], texts["product.name"],
        .. ProductNames.Languages.Select(language => $"{texts["product.name"]} ({language})"),
        texts["product.category"], texts["product.unit"], texts["product.barcodes"],
        texts["product.price"], texts["product.price.member"], texts["product.currency"],
        texts["product.tax"], texts["product.warranty"], texts["product.times"],
        texts["product.from"], texts["product.to"],
    ];

    private static List<object?> Row(ProductView p) =>
    [
        p.Code, p.Name,
        .. ProductNames.Languages.Select(language => p.Names.GetValueOrDefault(language)),
        p.Category, p.Unit, string.Join(Between, p.Barcodes), p.Price, p.MemberPrice,
        (p.Price ?? p.MemberPrice)?.Currency.Code, p.TaxRate, p.WarrantyMonths,
        SoldTimes.Write(p.SoldTimes), p.ActiveFrom, p.ActiveTo,
    ];
}
