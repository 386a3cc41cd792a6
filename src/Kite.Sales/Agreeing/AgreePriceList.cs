using Kite.Catalogue;
using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>By which price list a customer buys; none where they pay what everyone pays.</summary>
public sealed record AgreedList(Guid? List, string? Name);

/// <summary>A customer who buys by a list; no name for who may not see it.</summary>
public sealed record ListBuyer(long Number, string? Name);

/// <summary>Agrees with a customer by which price list they buy (T1).</summary>
public sealed class AgreePriceList(KiteDb db)
{
    /// <summary>The list by which the customer is to buy; none to end the agreement.</summary>
    public sealed record Wish(Guid? List);

    /// <summary>Which buyers are asked for.</summary>
    public sealed record BuyerQuestion
    {
        public int? Limit { get; init; }
        public string? After { get; init; }
    }

    private sealed record Key(long Number);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/customers/{id:guid}/price-list",
                async (
                    Guid id, AgreePriceList agree, Asker asker, CancellationToken cancel) =>
                    (await agree.Show(asker, id, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("By which price list a customer buys");
        api.MapPut(
                "/customers/{id:guid}/price-list",
                async (
                    Guid id, Wish wish, AgreePriceList agree, Asker asker,
                    CancellationToken cancel) =>
                    (await agree.Run(asker, id, wish, cancel)).ToHttp())
            .Needing(May.WriteProducts)
            .WithSummary("Says by which price list a customer buys, or by none");
        api.MapGet(
                "/price-lists/{id:guid}/customers",
                async (
                    Guid id, [AsParameters] BuyerQuestion question, AgreePriceList agree,
                    Asker asker, CancellationToken cancel) =>
                    (await agree.Buyers(asker, id, question, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("Who buys by a price list, by their numbers");
    }

    public async Task<Result<AgreedList>> Show(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        if (!await db.Set<Customer>().AnyAsync(c => c.Id == id, cancel))
            return new NoSuchCustomer($"{id}");

        var lists = db.Set<PriceList>();
        return await db.Set<PriceListCustomer>().Where(c => c.CustomerId == id)
            .Join(lists, c => c.PriceListId, l => l.Id, (_, l) => new AgreedList(l.Id, l.Name))
            .SingleOrDefaultAsync(cancel) ?? new AgreedList(null, null);
    }

    public async Task<Result<AgreedList>> Run(
        Asker asker, Guid id, Wish wish, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        // Who merges customers waits for this counter, or this waits for them.
        await Counter.Take(db, Counter.Purchases, 0, cancel);
        var stands = await db.SurvivorFor(id, cancel);
        if (stands is null) return new NoSuchCustomer($"{id}");
        if (stands.RecordedUnder != 0)
            return new IsMergedAlready(stands.RecordedUnder, stands.Customer.Number);
        var list = wish.List is { } named
            ? await db.Set<PriceList>().FindAsync([named], cancel)
            : null;
        if (list is null && wish.List is not null)
            return new BadInput("list", new NoSuchPriceList($"{wish.List}"));

        var agreed = await db.Set<PriceListCustomer>().FindAsync([id], cancel);
        if (agreed is not null && list is null) db.Remove(agreed);
        if (agreed is not null && list is not null) agreed.PriceListId = list.Id;
        if (agreed is null && list is not null)
        {
            db.Add(new PriceListCustomer
            {
                CustomerId = id, CustomerNumber = stands.Customer.Number, PriceListId = list.Id,
            });
        }
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return new AgreedList(list?.Id, list?.Name);
    }

    public async Task<Result<Page<ListBuyer>>> Buyers(
        Asker asker, Guid id, BuyerQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        if (!await db.Set<PriceList>().AnyAsync(l => l.Id == id, cancel))
            return new NoSuchPriceList($"{id}");

        var (first, after) = (place.Value.Beginning, place.Value.Key?.Number ?? 0);
        var read = await db.Set<PriceListCustomer>()
            .Where(c => c.PriceListId == id && (first || c.CustomerNumber > after))
            .OrderBy(c => c.CustomerNumber).Select(c => c.CustomerNumber)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        var names = await db.NamesOf(asker, read, cancel);
        return Page<ListBuyer>.Of(
            read.ConvertAll(n => new ListBuyer(n, names.GetValueOrDefault(n)?.Name)),
            limit.Value.Count, b => new Key(b.Number));
    }
}
