using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Sales;

/// <summary>Which bills are asked for.</summary>
public sealed record BillQuestion
{
    /// <summary>Only those that were paid with it, wholly or in part, and have not gone back
    /// whole.</summary>
    public Choice<TenderKind>? Tender { get; init; }

    /// <summary>Only those of guests who are known, or only the others.</summary>
    public bool? Known { get; init; }
    public int? Store { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByNumber = "number-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, ByNumber, ["number"]);
}

/// <summary>A bill in the list: whose, how much, and how much of it was paid with the tender
/// that was asked for, less what went back.</summary>
public sealed record BillRow(
    Guid Id, long Number, int Till, int StoreNumber, DateOnly Day, DateTimeOffset At,
    long? CustomerNumber, Money Total, Money? ByTender, string Who);

/// <summary>Lists bills paid at tills, the newest first, and takes the list along as a file.
/// </summary>
public sealed class ListBills(KiteDb db, TakeList take, IStringLocalizer<Texts> texts)
{
    private sealed record Key(long Number);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/checkouts",
                async (
                    [AsParameters] BillQuestion question, ListBills list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("Lists the bills that were paid at tills, the newest first");
        api.MapGet(
                "/checkouts/export",
                async (
                    [AsParameters] BillQuestion question, Choice<SheetFormat>? format,
                    ListBills list, Asker asker, CancellationToken cancel) =>
                    (await list.Export(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The bills as a file: format csv or xlsx");
    }

    public async Task<Result<Page<BillRow>>> Run(
        Asker asker, BillQuestion question, CancellationToken cancel)
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
        var bills = order.Value.Down
            ? asked.Where(c => first || c.Number < number).OrderByDescending(c => c.Number)
            : asked.Where(c => first || c.Number > number).OrderBy(c => c.Number);
        var read = await bills.AsNoTracking().Take(limit.Value.Count + 1).ToListAsync(cancel);
        var paid = await PaidBy(question, read, cancel);
        return Page<Checkout>.Of(read, limit.Value.Count, c => new Key(c.Number))
            .Select(c => new BillRow(
                c.Id, c.Number, c.TillNumber, c.StoreNumber, c.Day, c.At, c.CustomerNumber,
                new(c.TotalCoins, Currency.Of(c.Currency)),
                paid.TryGetValue(c.Id, out var coins)
                    ? new(coins, Currency.Of(c.Currency))
                    : null,
                c.AskerName));
    }

    public async Task<Result<Export>> Export(
        Asker asker, BillQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        var money = (await db.BusinessAsync(cancel)).CurrencyCode;
        var stores = await db.StoreNamesAsync(cancel);
        return await take.Run(
            asker, "bills", format,
            [
                texts["bills.number"], texts["shift.store"], texts["shift.till"],
                texts["shift.day"], texts["bills.customer"], texts["bills.total", money],
                texts["bills.by-tender"], texts["bills.who"],
            ],
            first.Value.All(after => Run(asker, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (b) =>
                [
                    b.Number, stores.GetValueOrDefault(b.StoreNumber), b.Till, b.Day,
                    b.CustomerNumber, b.Total.Currency.InUnits(b.Total.Coins),
                    b.ByTender is { } part ? part.Currency.InUnits(part.Coins) : null, b.Who,
                ]),
            cancel);
    }

    private IQueryable<Checkout> Asked(BillQuestion question)
    {
        IQueryable<Checkout> bills = db.Checkouts;
        if (question.Store is { } store) bills = bills.Where(c => c.StoreNumber == store);
        if (question.From is { } from) bills = bills.Where(c => c.Day >= from);
        if (question.To is { } to) bills = bills.Where(c => c.Day <= to);
        if (question.Known is { } isKnown)
            bills = bills.Where(c => c.CustomerNumber != null == isKnown);
        if (question.Tender is not { Value: var kind }) return bills;

        var (tenders, refunds, shares) =
            (db.CheckoutTenders, db.CheckoutRefunds, db.CheckoutRefundShares);
        return bills.Where(c =>
            (tenders.Where(t => t.CheckoutId == c.Id && t.Kind == kind)
                .Sum(t => (long?)t.Coins) ?? 0)
            > (refunds.Where(r => r.CheckoutId == c.Id)
                .Join(shares, r => r.Id, s => s.RefundId, (r, s) => s)
                .Where(s => tenders.Any(t => t.CheckoutId == c.Id && t.Line == s.Tender
                    && t.Kind == kind))
                .Sum(s => (long?)s.Coins) ?? 0));
    }

    private async Task<Dictionary<Guid, long>> PaidBy(
        BillQuestion question, List<Checkout> read, CancellationToken cancel)
    {
        if (question.Tender is not { Value: var kind }) return [];

        var ids = read.ConvertAll(c => c.Id);
        var bills = db.Checkouts.Where(c => EF.Parameter(ids).Contains(c.Id));
        return await db.BillsByTender(bills).Where(b => b.Kind == kind)
            .ToDictionaryAsync(b => b.CheckoutId, b => b.Coins, cancel);
    }
}
