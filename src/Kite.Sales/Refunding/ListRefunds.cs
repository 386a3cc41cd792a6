using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Sales;

/// <summary>Which refunds are asked for.</summary>
public sealed record RefundQuestion
{
    public int? Store { get; init; }
    public int? Till { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>Only those for which a second person signed, or only the others.</summary>
    public bool? BySecond { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByNumber = "number-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, ByNumber, ["number"]);
}

/// <summary>A refund in the list: of which receipt, how much, why, by whom.</summary>
public sealed record RefundRow(
    Guid Id, long Number, Guid Checkout, long Receipt, int Till, int StoreNumber, DateOnly Day,
    DateTimeOffset At, Money Total, string Reason, string Who, string? Second);

/// <summary>Lists what was given back, the newest first, and takes the list along as a file.
/// </summary>
public sealed class ListRefunds(KiteDb db, TakeList take, IStringLocalizer<Texts> texts)
{
    private sealed record Key(long Number);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/refunds",
                async (
                    [AsParameters] RefundQuestion question, ListRefunds list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("Lists what was given back at tills, the newest first");
        api.MapGet(
                "/refunds/export",
                async (
                    [AsParameters] RefundQuestion question, Choice<SheetFormat>? format,
                    ListRefunds list, Asker asker, CancellationToken cancel) =>
                    (await list.Export(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The refunds as a file: format csv or xlsx");
    }

    public async Task<Result<Page<RefundRow>>> Run(
        Asker asker, RefundQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var (first, number) = (place.Value.Beginning, place.Value.Key?.Number ?? 0);
        var asked = Asked(question);
        var refunds = order.Value.Down
            ? asked.Where(r => first || r.Number < number).OrderByDescending(r => r.Number)
            : asked.Where(r => first || r.Number > number).OrderBy(r => r.Number);
        var read = await refunds.AsNoTracking().Take(limit.Value.Count + 1).ToListAsync(cancel);
        var ids = read.ConvertAll(r => r.CheckoutId);
        var receipts = await db.Checkouts.AsNoTracking()
            .Where(c => EF.Parameter(ids).Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.Number, cancel);
        return Page<CheckoutRefund>.Of(read, limit.Value.Count, r => new Key(r.Number))
            .Select(r => new RefundRow(
                r.Id, r.Number, r.CheckoutId, receipts.GetValueOrDefault(r.CheckoutId),
                r.TillNumber, r.StoreNumber, r.Day, r.At,
                new(r.TotalCoins, Currency.Of(r.Currency)), r.Reason, r.AskerName,
                r.SecondName));
    }

    public async Task<Result<Export>> Export(
        Asker asker, RefundQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        var money = (await db.BusinessAsync(cancel)).CurrencyCode;
        var stores = await db.StoreNamesAsync(cancel);
        return await take.Run(
            asker, "refunds", format,
            [
                texts["refunds.number"], texts["refunds.of"], texts["shift.store"],
                texts["shift.till"], texts["shift.day"], texts["refunds.total", money],
                texts["refunds.reason"], texts["refunds.who"], texts["refunds.second"],
            ],
            first.Value.All(after => Run(asker, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (r) =>
                [
                    r.Number, r.Receipt, stores.GetValueOrDefault(r.StoreNumber), r.Till, r.Day,
                    r.Total.Currency.InUnits(r.Total.Coins), r.Reason, r.Who, r.Second,
                ]),
            cancel);
    }

    private IQueryable<CheckoutRefund> Asked(RefundQuestion question)
    {
        IQueryable<CheckoutRefund> refunds = db.CheckoutRefunds;
        if (question.Store is { } store) refunds = refunds.Where(r => r.StoreNumber == store);
        if (question.Till is { } till) refunds = refunds.Where(r => r.TillNumber == till);
        if (question.From is { } from) refunds = refunds.Where(r => r.Day >= from);
        if (question.To is { } to) refunds = refunds.Where(r => r.Day <= to);
        return question.BySecond is { } isSigned
            ? refunds.Where(r => r.SecondId != null == isSigned)
            : refunds;
    }
}
