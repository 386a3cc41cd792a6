using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>A purchase as it is shown.</summary>
public sealed record PurchaseView(
    Guid Id, long CustomerNumber, int StoreNumber, DateOnly Day, DateTimeOffset? At, Money Net,
    int Items, bool IsReturn, string Source, string Reference, Guid? ImportId,
    IReadOnlyList<LineView> Lines)
{
    internal static PurchaseView Of(Purchase p, IEnumerable<LineView> lines) => new(
        p.Id, p.CustomerNumber, p.StoreNumber, p.Day, p.At,
        new Money(p.NetCoins, Kite.Currency.Of(p.Currency)), p.Items, p.IsReturn, p.Source,
        p.Reference, p.ImportId, [.. lines]);
}

/// <summary>Which purchases are asked for.</summary>
public sealed record PurchaseQuestion
{
    public long? Customer { get; init; }
    public int? Store { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>Lists purchases, the latest into the books first.</summary>
public sealed class ListPurchases(KiteDb db)
{
    private sealed record Key(DateOnly Day, long Position);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/purchases",
                async (
                    [AsParameters] PurchaseQuestion question, ListPurchases list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("Lists purchases, the latest first");

    public async Task<Result<Page<PurchaseView>>> Run(
        Asker asker, PurchaseQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var buyer = question.Customer is { } number
            ? (await db.SurvivorFor(number, cancel))?.Customer.Id ?? Guid.Empty
            : (Guid?)null;
        var purchases = Narrowed(question, buyer);
        // One customer's are few and read by day; all of them are read in the books' own order.
        purchases = question.Customer is null
            ? ByPosition(purchases, place.Value)
            : ByDay(purchases, place.Value);
        purchases = purchases.Take(limit.Value.Count + 1);
        var read = await purchases.AsNoTracking().ToListAsync(cancel);
        var lines = await db.LinesOf(purchases, cancel);
        return Page<Purchase>.Of(read, limit.Value.Count, p => new Key(p.Day, p.Position))
            .Select(p => PurchaseView.Of(p, lines[p.Id]));
    }

    /// <summary>The purchases at some positions, in that order.</summary>
    public async Task<Result<IReadOnlyList<PurchaseView>>> At(
        Asker asker, IReadOnlyList<long> positions, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        var purchases = db.Purchases.Where(p => EF.Parameter(positions).Contains(p.Position));
        var read = await purchases.AsNoTracking().ToListAsync(cancel);
        var lines = await db.LinesOf(purchases, cancel);
        var found = read.ToDictionary(p => p.Position);
        return positions.Select(found.GetValueOrDefault).OfType<Purchase>()
            .Select(p => PurchaseView.Of(p, lines[p.Id])).ToList();
    }

    private IQueryable<Purchase> Narrowed(PurchaseQuestion question, Guid? buyer)
    {
        IQueryable<Purchase> purchases = db.Purchases;
        if (buyer is { } id) purchases = purchases.Where(p => p.CustomerId == id);
        if (question.Store is { } store) purchases = purchases.Where(p => p.StoreNumber == store);
        if (question.From is { } from) purchases = purchases.Where(p => p.Day >= from);
        if (question.To is { } to) purchases = purchases.Where(p => p.Day <= to);
        return purchases;
    }

    private static IQueryable<Purchase> ByPosition(IQueryable<Purchase> all, Place<Key> place)
    {
        var position = place.Key?.Position ?? 0;
        return all
            .Where(p => place.Beginning || p.Position < position)
            .OrderByDescending(p => p.Position);
    }

    private static IQueryable<Purchase> ByDay(IQueryable<Purchase> all, Place<Key> place)
    {
        var (day, position) = (place.Key?.Day ?? default, place.Key?.Position ?? 0);
        return all
            .Where(p => place.Beginning
                || p.Day < day
                || (p.Day == day && p.Position < position))
            .OrderByDescending(p => p.Day).ThenByDescending(p => p.Position);
    }
}
