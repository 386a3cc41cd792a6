using System.Runtime.CompilerServices;
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
            Rows(asker, id, whole, first.Value, cancel), cancel);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        Asker asker, Guid id, ListPriceQuestion question, Page<ListPriceView> page,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            foreach (var p in page.Items)
                yield return [p.Code, p.Name, p.Unit, p.Price, p.Regular, p.Price.Currency.Code];
            if (page.Next is null) yield break;

            var next = await list.Run(asker, id, question with { After = page.Next }, cancel);
            if (next.Refusal is not null) yield break;
            page = next.Value;
        }
    }
}
