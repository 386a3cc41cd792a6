using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// Takes along as files: the list of company accounts, the statement of one, and what each of its
/// cards spent this month against its limits.
/// </summary>
internal sealed class ExportAccounts(
    ListAccounts list, ShowAccountStatement statement, ListCards cards, TakeList take,
    IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/company-accounts/export",
                async (
                    [AsParameters] AccountQuestion question, Choice<SheetFormat>? format,
                    ExportAccounts export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("A list of company accounts as a file: format csv or xlsx");
        api.MapGet(
                "/company-accounts/{number:long}/transactions/export",
                async (
                    long number, [AsParameters] AccountStatementQuestion question,
                    Choice<SheetFormat>? format, ExportAccounts export, Asker asker,
                    CancellationToken cancel) =>
                    (await export.Statement(asker, number, question, format, cancel))
                        .ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The statement of a company account as a file: format csv or xlsx");
        api.MapGet(
                "/company-accounts/{number:long}/cards/export",
                async (
                    long number, Choice<SheetFormat>? format, ExportAccounts export,
                    Asker asker, CancellationToken cancel) =>
                    (await export.Cards(asker, number, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("What each card of an account spent against its limits, as a file");
    }

    public async Task<Result<Export>> Run(
        Asker asker, AccountQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "company-accounts", format,
            [
                texts["account.number"], texts["account.name"], texts["account.company"],
                texts["card.kind"], texts["account.state"], texts["account.cards"],
                texts["card.principal"], texts["card.bonus"], texts["card.balance"],
                texts["card.currency"], texts["account.points"], texts["account.opened"],
            ],
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    public async Task<Result<Export>> Statement(
        Asker asker, long number, AccountStatementQuestion question, SheetFormat? format,
        CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await statement.Run(asker, number, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, $"company-account-{number}", format,
            [
                texts["statement.day"], texts["statement.at"], texts["card.number"],
                texts["account.holder"], texts["statement.what"], texts["card.store"],
                texts["statement.amount"], texts["statement.after"], texts["card.currency"],
                texts["account.points"], texts["account.points-after"],
                texts["statement.reference"], texts["statement.reason"], texts["statement.who"],
            ],
            first.Value
                .All(after => statement.Run(
                    asker, number, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    public async Task<Result<Export>> Cards(
        Asker asker, long number, SheetFormat? format, CancellationToken cancel)
    {
        var known = await list.One(asker, number, cancel);
        if (known.Refusal is { } none) return none;
        var whole = new CardQuestion { Account = number, Limit = Cursor.GreatestLimit };
        var first = await cards.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, $"company-account-{number}-cards", format,
            [
                texts["card.number"], texts["card.state"], texts["account.holder"],
                texts["account.holder-number"], texts["limit.purchase"], texts["limit.day"],
                texts["limit.month"], texts["account.spent-today"],
                texts["account.spent-month"], texts["account.left"], texts["card.currency"],
                texts["limit.points"],
            ],
            first.Value.All(after => cards.Run(asker, whole with { After = after }, cancel))
                .Where(c => c.State is not CardState.Replaced)
                .Select(Row),
            cancel);
    }

    private IReadOnlyList<object?> Row(AccountView a) =>
    [
        a.Number, a.Name, a.CustomerNumber, a.Kind,
        texts[a.IsOpen ? "account.open" : "account.closed"].Value, a.Cards, a.Principal,
        a.Bonus, a.Balance, a.Balance.Currency.Code, a.Points, a.OpenedAt,
    ];

    private IReadOnlyList<object?> Row(AccountLine l) =>
    [
        l.Day, l.At, l.Card, l.Holder, texts[$"transaction.{l.Kind}"].Value, l.StoreNumber,
        l.Amount, l.After, l.After.Currency.Code, l.Points, l.PointsAfter, l.Reference,
        l.Reason, l.Who,
    ];

    private IReadOnlyList<object?> Row(CardView c) =>
    [
        c.Number, texts[$"card.state.{c.State}"].Value, c.OnAccount!.Holder,
        c.OnAccount.HolderNumber, c.OnAccount.PerPurchase, c.OnAccount.PerDay,
        c.OnAccount.PerMonth, c.OnAccount.SpentToday, c.OnAccount.SpentThisMonth,
        c.OnAccount.Left, c.Balance.Currency.Code,
        texts[c.OnAccount.MaySpendPoints ? "account.yes" : "account.no"].Value,
    ];
}
