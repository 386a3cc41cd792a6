using Microsoft.Extensions.Localization;

namespace Kite.Catalogue;

/// <summary>Takes a list of stock along as a file.</summary>
public sealed class ExportLevels(
    KiteDb db, ListLevels list, TakeList take, IStringLocalizer<Texts> texts)
{
    public async Task<Result<Export>> Run(
        Asker asker, LevelQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        var stores = (await db.StoresAsync(cancel)).ToDictionary(s => s.Number, s => s.Name);
        return await take.Run(
            asker, "stock", format,
            [
                texts["stock.store"], texts["product.code"], texts["product.name"],
                texts["product.unit"], texts["stock.level"], texts["stock.low"],
                texts["stock.counted"],
            ],
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (l) =>
                [
                    stores.GetValueOrDefault(l.Store), l.Product, l.Name, l.Unit,
                    l.LevelThousandths / 1000m, l.LowThousandths / 1000m, l.CountedDay,
                ]),
            cancel);
    }
}
