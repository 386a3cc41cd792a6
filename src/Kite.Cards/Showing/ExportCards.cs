using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>Takes a list of cards, or the statement of one, along as a file.</summary>
public sealed class ExportCards(
    ListCards list, ShowStatement statement, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/cards/export",
                async (
                    [AsParameters] CardQuestion question, Choice<SheetFormat>? format,
                    ExportCards export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("A list of cards as a file: format csv or xlsx");
        api.MapGet(
                "/cards/{number:long}/transactions/export",
                async (
                    long number, [AsParameters] StatementQuestion question,
                    Choice<SheetFormat>? format, ExportCards export, Asker asker,
                    CancellationToken cancel) =>
                    (await export.Statement(asker, number, question, format, cancel))
                        .ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The statement of a card as a file: format csv or xlsx");
    }

    public async Task<Result<Export>> Run(
        Asker asker, CardQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "cards", format,
            [
                texts["card.number"], texts["card.kind"], texts["card.state"],
                texts["card.customer"], texts["card.principal"], texts["card.bonus"],
                texts["card.balance"], texts["card.currency"], texts["card.issued"],
                texts["card.last"], texts["account.number"], texts["account.holder"],
            ],
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    public async Task<Result<Export>> Statement(
        Asker asker, long number, StatementQuestion question, SheetFormat? format,
        CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await statement.Run(asker, number, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, $"card-{number}", format,
            [
                texts["statement.day"], texts["statement.at"], texts["statement.what"],
                texts["card.store"], texts["statement.amount"], texts["statement.principal"],
                texts["statement.bonus"], texts["statement.after"], texts["card.currency"],
                texts["statement.reference"], texts["statement.reason"], texts["statement.who"],
            ],
            first.Value
                .All(after => statement.Run(
                    asker, number, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    private List<object?> Row(CardView c) =>
    [
        c.Number, c.Kind, texts[$"card.state.{c.State}"].Value, c.CustomerNumber, c.Principal,
        c.Bonus, c.Balance, c.Balance.Currency.Code, c.IssuedAt, c.LastDay,
        c.OnAccount?.Account, c.OnAccount?.Holder,
    ];

    private List<object?> Row(Receipt r) =>
    [
        r.Day, r.At, texts[$"transaction.{r.Kind}"].Value, r.StoreNumber, r.Amount, r.Principal,
        r.Bonus, r.After, r.After.Currency.Code, r.Reference, r.Reason, r.Who,
    ];
}
