using System.Runtime.CompilerServices;
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
        return await take.Run(
            asker, "shifts", format,
            [
                texts["shift.number"], texts["shift.store"], texts["shift.till"],
                texts["shift.day"], texts["shift.by"], texts["shift.float", money],
                texts["shift.counted"], texts["shift.difference"], texts["shift.signed"],
            ],
            Rows(asker, whole, first.Value, await db.StoreNamesAsync(cancel), cancel), cancel);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        Asker asker, ShiftQuestion question, Page<ShiftRow> page,
        IReadOnlyDictionary<int, string> stores,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            foreach (var s in page.Items)
            {
                yield return
                [
                    s.Number, stores.GetValueOrDefault(s.StoreNumber), s.Till, s.Day, s.OpenedBy,
                    s.Opening.Currency.InUnits(s.Opening.Coins), Units(s.Counted),
                    Units(s.Difference), s.ClosedBy,
                ];
            }
            if (page.Next is null) yield break;

            var next = await list.Run(asker, question with { After = page.Next }, cancel);
            if (next.Refusal is not null) yield break;
            page = next.Value;
        }
    }

    private static decimal? Units(Money? money) =>
        money is { } some ? some.Currency.InUnits(some.Coins) : null;
}
