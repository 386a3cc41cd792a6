using Microsoft.Extensions.Localization;

namespace Kite.Catalogue;

/// <summary>Takes a list of numbered pieces along as a file.</summary>
public sealed class ExportSerials(
    ListSerials list, TakeList take, IStringLocalizer<Texts> texts)
{
    public async Task<Result<Export>> Run(
        Asker asker, SerialQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "serial-numbers", format,
            [
                texts["serial.number"], texts["product.code"], texts["product.name"],
                texts["serial.customer"], texts["serial.sold"], texts["serial.warranty"],
                texts["serial.receipt"], texts["serial.note"],
            ],
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (s) =>
                [
                    s.Serial, s.Product, s.Name, s.CustomerNumber, s.SoldOn, s.WarrantyUntil,
                    s.Receipt, s.Note,
                ]),
            cancel);
    }
}
