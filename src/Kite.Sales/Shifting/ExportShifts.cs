using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Sales;

/// <summary>Takes the list of shifts along as a file.</summary>
public sealed class ExportShifts(
    KiteDb db, ListShifts list, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/shifts/export",
                async (
                    [AsParameters] ShiftQuestion question, Choice<SheetFormat>? format,
                    ExportShifts export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The shifts as a file: format csv or xlsx");

    public async Task<Result<Export>> Run(
        Asker asker, ShiftQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        var money = (await db.BusinessAsync(cancel)).CurrencyCode;
        var stores = await db.StoreNamesAsync(cancel);
        return await take.Run(
            asker, "shifts", format,
            [
                texts["shift.number"], texts["shift.store"], texts["shift.till"],
                texts["shift.day"], texts["shift.by"], texts["shift.float", money],
                texts["shift.counted"], texts["shift.difference"], texts["shift.signed"],
            ],
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (s) =>
                [
                    s.Number, stores.GetValueOrDefault(s.StoreNumber), s.Till, s.Day, s.OpenedBy,
                    s.Opening.Currency.InUnits(s.Opening.Coins), Units(s.Counted),
                    Units(s.Difference), s.ClosedBy,
                ]),
            cancel);
    }

    private static decimal? Units(Money? money) =>
        money is { } some ? some.Currency.InUnits(some.Coins) : null;
}
