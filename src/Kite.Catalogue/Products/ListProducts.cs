using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Whether a product is sold today.</summary>
public enum ProductState
{
    Sold,
    NotSold,
}

/// <summary>
/// Which products are asked for; <c>find</c> is any part of code, name, category or barcode.
/// </summary>
public sealed record ProductQuestion
{
    public string? Find { get; init; }
    public string? Category { get; init; }
    public Choice<ProductState>? State { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByName = "name";

    internal Result<ListOrder> InOrder =>
        ListOrder.Read(Order, ByName, ["name", "code", "category"]);
}

/// <summary>Lists the products of the catalogue, by name unless asked otherwise.</summary>
public sealed class ListProducts(KiteDb db, TimeProvider clock)
{
    private const int MostCategories = 200;

    private sealed record Key(string Word, string Code);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/products",
                async (
                    [AsParameters] ProductQuestion question, ListProducts list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadProducts)
            .WithSummary("Lists products, by name unless asked otherwise");
        api.MapGet(
                "/products/categories",
                async (ListProducts list, Asker asker, CancellationToken cancel) =>
                    (await list.Categories(asker, cancel)).ToHttp())
            .Needing(May.ReadProducts)
            .WithSummary("The categories that products stand in");
    }

    public async Task<Result<Page<ProductView>>> Run(
        Asker asker, ProductQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadProducts)) return new NotAllowed(May.ReadProducts);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var read = await From(place.Value, order.Value, Asked(question, today))
            .Take(limit.Value.Count + 1)
            .ToListAsync(cancel);
        var barcodes = await db.BarcodesOf([.. read.Select(p => p.Id)], cancel);
        return Page<Product>.Of(read, limit.Value.Count, p => KeyOf(p, order.Value))
            .Select(p => ProductView.Of(p, barcodes[p.Id]));
    }

    public async Task<Result<Page<string>>> Categories(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadProducts)) return new NotAllowed(May.ReadProducts);

        var words = await db.Products.Where(p => p.Category != "")
            .Select(p => p.Category).Distinct().OrderBy(c => c).Take(MostCategories)
            .ToListAsync(cancel);
        return new Page<string>(words, Next: null);
    }

    private IQueryable<Product> Asked(ProductQuestion question, DateOnly today)
    {
        var products = db.Products.AsNoTracking();
        if (question.Category is { } category)
            products = products.Where(p => p.Category == category);
        if (question.State is { Value: var state })
        {
            products = state is ProductState.Sold
                ? products.Where(p => (p.ActiveFrom == null || p.ActiveFrom <= today)
                    && (p.ActiveTo == null || p.ActiveTo >= today))
                : products.Where(p => p.ActiveFrom > today || p.ActiveTo < today);
        }
        foreach (var word in ProductNames.Words(question.Find ?? ""))
            products = products.Where(p => p.Findable.Contains(word));
        return products;
    }

    private static Key KeyOf(Product p, ListOrder order) =>
        new(order.Column == "category" ? p.Category : p.Name, p.Code);

    // Codes are one of a kind, so they tell those apart that stand at the same place.
    private static IQueryable<Product> From(
        Place<Key> place, ListOrder order, IQueryable<Product> all)
    {
        var (first, word, code) =
            (place.Beginning, place.Key?.Word ?? "", place.Key?.Code ?? "");
        return order switch
        {
            { Column: "code", Down: false } => all
                .Where(p => first || p.Code.CompareTo(code) > 0).OrderBy(p => p.Code),
            { Column: "code" } => all
                .Where(p => first || p.Code.CompareTo(code) < 0).OrderByDescending(p => p.Code),
            { Column: "category", Down: false } => all
                .Where(p => first || p.Category.CompareTo(word) > 0
                    || (p.Category == word && p.Code.CompareTo(code) > 0))
                .OrderBy(p => p.Category).ThenBy(p => p.Code),
            { Column: "category" } => all
                .Where(p => first || p.Category.CompareTo(word) < 0
                    || (p.Category == word && p.Code.CompareTo(code) < 0))
                .OrderByDescending(p => p.Category).ThenByDescending(p => p.Code),
            { Down: false } => all
                .Where(p => first || p.Name.CompareTo(word) > 0
                    || (p.Name == word && p.Code.CompareTo(code) > 0))
                .OrderBy(p => p.Name).ThenBy(p => p.Code),
            _ => all
                .Where(p => first || p.Name.CompareTo(word) < 0
                    || (p.Name == word && p.Code.CompareTo(code) < 0))
                .OrderByDescending(p => p.Name).ThenByDescending(p => p.Code),
        };
    }
}
