using Microsoft.Extensions.Localization;

namespace Kite.Catalogue;

/// <summary>Takes the prices of a list along as a file.</summary>
public sealed class ExportListPrices(
    ListPrices list, TakeList take, IStringLocalizer<Texts> texts)
{
    public async Task<Result<Export>> Run(
        Asker asker, Guid id, ListPriceQuestion question, SheetFormat? format,
        CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, id, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "prices", format,
            [
                texts["product.code"], texts["product.name"], texts["product.unit"],
                texts["pricelist.price"], texts["product.price"], texts["product.currency"],
            ],
            first.Value.All(after => list.Run(asker, id, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (p) =>
                    [p.Code, p.Name, p.Unit, p.Price, p.Regular, p.Price.Currency.Code]),
            cancel);
    }
}
