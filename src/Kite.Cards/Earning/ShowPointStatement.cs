using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// Every movement of points on a card within a period, the latest first, each with the rules, the
/// figures and the rounding that led to it.
/// </summary>
internal sealed class ShowPointStatement(
    KiteDb db, PointDesk points, TakeList take, PointWords words,
    IStringLocalizer<Texts> texts)
{
    private sealed record Key(long Position);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/cards/{number:long}/points/statement",
                async (
                    long number, [AsParameters] StatementQuestion question,
                    ShowPointStatement show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, number, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("The points of a card over a period, each movement explained");
        api.MapGet(
                "/cards/{number:long}/points/statement/{id:guid}",
                async (
                    long number, Guid id, ShowPointStatement show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.One(asker, number, id, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("One movement of points, explained");
        api.MapGet(
                "/cards/{number:long}/points/statement/export",
                async (
                    long number, [AsParameters] StatementQuestion question,
                    Choice<SheetFormat>? format, ShowPointStatement show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.Export(asker, number, question, format, cancel))
                        .ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The statement of points as a file: format csv or xlsx");
    }

    public async Task<Result<Page<PointReceipt>>> Run(
        Asker asker, long number, StatementQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        if (await db.OpenedBy(number, cancel) is not { } opened) return new NoSuchCard($"{number}");

        var all = opened.Moved(db).Where(t => t.Points != null);
        if (question.From is { } from) all = all.Where(t => t.Day >= from);
        if (question.To is { } to) all = all.Where(t => t.Day <= to);
        if (question.Kind is { Value: var kind }) all = all.Where(t => t.Kind == kind);
        if (place.Value.Key is { Position: var position })
            all = all.Where(t => t.Position < position);
        var read = await all.OrderByDescending(t => t.Position)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        var page = Page<Transaction>.Of(read, limit.Value.Count, t => new Key(t.Position));
        return new Page<PointReceipt>(
            await points.Receipts(page.Items, number, cancel), page.Next);
    }

    public async Task<Result<PointReceipt>> One(
        Asker asker, long number, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        if (await db.OpenedBy(number, cancel) is not { } opened) return new NoSuchCard($"{number}");

        var found = await opened.Moved(db).SingleOrDefaultAsync(
            t => t.Id == id && t.Points != null, cancel);
        if (found is null) return new NoSuchEarning($"{id}");
        return (await points.Receipts([found], number, cancel))[0];
    }

    public async Task<Result<Export>> Export(
        Asker asker, long number, StatementQuestion question, SheetFormat? format,
        CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await Run(asker, number, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, $"card-{number}-points", format,
            [
                texts["statement.day"], texts["statement.at"], texts["statement.what"],
                texts["card.store"], texts["points.purchase"], texts["card.currency"],
                texts["points.points"], texts["points.after"], texts["points.until"],
                texts["points.why"], texts["statement.reference"], texts["statement.who"],
            ],
            first.Value.All(after => Run(asker, number, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    private IReadOnlyList<object?> Row(PointReceipt r) =>
    [
        r.Day, r.At, texts[$"transaction.{r.Kind}"].Value, r.StoreNumber, r.Amount,
        r.Amount?.Currency.Code, r.Points, r.After, r.Until, words.All(r),
        r.Reference, r.Who,
    ];
}
