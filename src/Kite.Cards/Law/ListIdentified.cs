using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>Of which card the register is asked for.</summary>
public sealed record IdentifiedQuestion
{
    public long? Card { get; init; }

    /// <summary>Only who paid in, or only who handed back.</summary>
    public Choice<TransactionKind>? Kind { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByDay = "day-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, ByDay, ["day"]);
}

/// <summary>Who was made sure of by name and document, for what.</summary>
public sealed record IdentifiedView(
    Guid Transaction, long? CardNumber, long CustomerNumber, TransactionKind Kind, DateOnly Day,
    Money Amount);

/// <summary>
/// The register that the law asks for: who paid in or handed back where that must be known, the
/// latest first. The documents themselves stay with the customer.
/// </summary>
public sealed class ListIdentified(KiteDb db, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/jurisdiction/identities",
                async (
                    [AsParameters] IdentifiedQuestion question, ListIdentified list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("Who was made sure of by name and document, the latest first");
        api.MapGet(
                "/jurisdiction/identities/export",
                async (
                    [AsParameters] IdentifiedQuestion question, Choice<SheetFormat>? format,
                    ListIdentified list, Asker asker, CancellationToken cancel) =>
                    (await list.Export(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("Who was made sure of, as a file: format csv or xlsx");
    }

    public async Task<Result<Page<IdentifiedView>>> Run(
        Asker asker, IdentifiedQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Guid>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var (down, cards, transactions) = (order.Value.Down, db.Cards, db.Transactions);
        var all = db.IdentifiedPeople.AsNoTracking()
            .Join(
                transactions,
                i => new { i.PurseId, Id = i.TransactionId },
                t => new { t.PurseId, t.Id },
                (i, t) => new { i.CustomerNumber, Moved = t });
        if (question.Card is { } number)
        {
            all = all.Where(
                r => cards.Any(c => c.PurseId == r.Moved.PurseId && c.Number == number));
        }
        if (question.Kind is { Value: var kind }) all = all.Where(r => r.Moved.Kind == kind);
        if (!place.Value.Beginning)
        {
            var id = place.Value.Key;
            all = all.Where(r => down
                ? r.Moved.Id.CompareTo(id) < 0
                : r.Moved.Id.CompareTo(id) > 0);
        }
        var read = await (down
                ? all.OrderByDescending(r => r.Moved.Id)
                : all.OrderBy(r => r.Moved.Id))
            .Take(limit.Value.Count + 1)
            .Select(r => new
            {
                r.CustomerNumber,
                r.Moved,
                Card = cards.Where(c => c.Id == r.Moved.CardId).Select(c => (long?)c.Number)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return Page<IdentifiedView>.Of(
            read.ConvertAll(r => new IdentifiedView(
                r.Moved.Id, r.Card, r.CustomerNumber, r.Moved.Kind, r.Moved.Day,
                new(Math.Abs(r.Moved.PrincipalCoins), Currency.Of(r.Moved.Currency)))),
            limit.Value.Count,
            i => i.Transaction);
    }

    public async Task<Result<Export>> Export(
        Asker asker, IdentifiedQuestion question, SheetFormat? format,
        CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "value-identities", format,
            [
                texts["statement.day"], texts["statement.what"], texts["identified.card"],
                texts["identified.customer"], texts["statement.amount"], texts["card.currency"],
            ],
            first.Value.All(after => Run(asker, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (i) =>
                [
                    i.Day, texts[$"transaction.{i.Kind}"].Value, i.CardNumber,
                    i.CustomerNumber, i.Amount.Currency.InUnits(i.Amount.Coins),
                    i.Amount.Currency.Code,
                ]),
            cancel);
    }
}
