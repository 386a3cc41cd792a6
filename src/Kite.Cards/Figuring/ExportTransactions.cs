using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>Takes a list of movements along as a file.</summary>
internal sealed class ExportTransactions(
    KiteDb db, ListTransactions list, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/card-transactions/export",
                async (
                    [AsParameters] CardTransactionQuestion question, Choice<SheetFormat>? format,
                    ExportTransactions export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("What moved on all cards as a file: format csv or xlsx");

    public async Task<Result<Export>> Run(
        Asker asker, CardTransactionQuestion question, SheetFormat? format,
        CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        var stores = await db.StoreNamesAsync(cancel);
        return await take.Run(
            asker, "card-transactions", format,
            [
                texts["statement.day"], texts["statement.at"], texts["statement.what"],
                texts["card.store"], texts["card.number"], texts["card.principal"],
                texts["card.bonus"], texts["transactions.points"], texts["membership.fee"],
                texts["card.currency"], texts["statement.reference"], texts["statement.reason"],
                texts["statement.who"],
            ],
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (m) =>
                [
                    m.Day, m.At, texts[$"transaction.{m.Kind}"].Value,
                    stores.GetValueOrDefault(m.StoreNumber), m.CardNumber, m.Principal, m.Bonus,
                    m.Points, m.Fee, m.Principal.Currency.Code, m.Reference, m.Reason, m.Who,
                ]),
            cancel);
    }
}
