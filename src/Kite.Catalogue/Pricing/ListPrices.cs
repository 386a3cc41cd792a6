using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Which prices of a list are asked for.</summary>
public sealed record ListPriceQuestion
{
    /// <summary>Any part of the product's code, name, category or barcode.</summary>
    public string? Find { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>The prices of one list, by the codes of the products: looked at, set, taken out.
/// </summary>
public sealed class ListPrices(KiteDb db, TimeProvider clock)
{
    internal const int MostAtOnce = 1_000;

    private sealed record Key(string Code);

    public async Task<Result<Page<ListPriceView>>> Run(
        Asker asker, Guid id, ListPriceQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadProducts)) return new NotAllowed(May.ReadProducts);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var list = await db.PriceLists.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (list is null) return new NoSuchPriceList($"{id}");

        var products = db.Products.AsNoTracking();
        foreach (var word in ProductNames.Words(question.Find ?? ""))
            products = products.Where(p => p.Findable.Contains(word));
        var (first, code) = (place.Value.Beginning, place.Value.Key?.Code ?? "");
        var read = await db.PriceListPrices.AsNoTracking()
            .Where(p => p.PriceListId == id)
            .Join(products, l => l.ProductId, p => p.Id, (l, p) => new { l.PriceCoins, p })
            .Where(r => first || r.p.Code.CompareTo(code) > 0)
            .OrderBy(r => r.p.Code)
            .Take(limit.Value.Count + 1)
            .ToListAsync(cancel);
        return Page<ListPriceView>.Of(
            read.ConvertAll(r => View(r.p, new(r.PriceCoins, Currency.Of(list.Currency)))),
            limit.Value.Count, v => new Key(v.Code));
    }

    /// <summary>Sets the prices of several products at once: all of them, or none.</summary>
    public async Task<Result<Page<ListPriceView>>> Set(
        Asker asker, Guid id, IReadOnlyList<ListPriceDraft?>? prices, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);
        if (prices is null or { Count: 0 or > MostAtOnce })
            return new BadInput("prices", new OutOfRange(1, MostAtOnce));
        var list = await db.For(asker).PriceLists.FindAsync([id], cancel);
        if (list is null) return new NoSuchPriceList($"{id}");

        var named = await db.ProductsByWordAsync(
            [.. prices.Select(p => p?.Product?.Trim() ?? "")], cancel);
        var known = await db.PriceListPrices.Where(p => p.PriceListId == id)
            .ToDictionaryAsync(p => p.ProductId, cancel);
        var set = new List<ListPriceView>();
        foreach (var (at, (draft, product)) in prices.Zip(named).Index())
        {
            if (Fault(draft, product, list.Currency) is { } bad)
                return new BadInput($"prices[{at}].{bad.Field}", bad.Why);

            var coins = draft!.Price!.Value.Coins;
            if (!known.TryGetValue(product!.Id, out var price))
            {
                price = new() { PriceListId = id, ProductId = product.Id };
                db.Add(known[product.Id] = price);
            }
            price.PriceCoins = coins;
            set.Add(View(product, draft.Price.Value));
        }
        return await Saved(list, new Page<ListPriceView>(set, Next: null), cancel);
    }

    /// <summary>Takes a product's price out of the list.</summary>
    public async Task<Result<Done>> Remove(
        Asker asker, Guid id, Guid product, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);
        var list = await db.For(asker).PriceLists.FindAsync([id], cancel);
        if (list is null) return new NoSuchPriceList($"{id}");
        var price = await db.PriceListPrices.FindAsync([id, product], cancel);
        if (price is null) return new NoSuchProduct($"{product}");

        db.Remove(price);
        return await Saved(list, Done.It, cancel);
    }

    private async Task<Result<T>> Saved<T>(PriceList list, T answer, CancellationToken cancel)
        where T : notnull
    {
        list.ChangedAt = clock.GetUtcNow();
        list.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Someone else changed the list at the same time.
            return new ChangedMeanwhile(list.Version - 1, list.Version);
        }
        return answer;
    }

    private static Fault? Fault(ListPriceDraft? draft, Product? product, string currency)
    {
        if (string.IsNullOrWhiteSpace(draft?.Product))
            return new("product", new ProductIsMissing());
        if (product is null) return new("product", new NoSuchProduct(draft.Product.Trim()));
        return draft.Price switch
        {
            null => new("price", new PriceIsMissing()),
            { } price when price.Currency.Code != currency =>
                new("price", new PriceIsInAnotherCurrency(price.Currency.Code, currency)),
            { Coins: < 0 or > ProductFacts.MostCoins } =>
                new("price", new PriceIsOutOfReach()),
            _ => null,
        };
    }

    private static ListPriceView View(Product p, Money price) => new(
        p.Id, p.Code, p.Name, p.Unit.Length == 0 ? null : p.Unit, price,
        KeptProduct.InMoney(p.PriceCoins, p.Currency));
}
