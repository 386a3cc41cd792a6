using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>A category of the list, or a mere word that stands on so many products.</summary>
public sealed record CategoryView(Guid? Id, string Name, int? Place, long Products);

/// <summary>
/// Keeps the list of categories in the order in which they are offered. Products may stand in
/// others, as files bring them; those follow behind, to be taken into the list or renamed.
/// </summary>
public sealed class KeepCategories(KiteDb db, TimeProvider clock)
{
    private const int Most = 200;

    /// <summary>A word for the list, or to be given to a category.</summary>
    public sealed record NewCategory(string? Name);

    /// <summary>What is to be changed; what is null stays as it is.</summary>
    public sealed record Wish(string? Name = null, int? Place = null);

    public async Task<Result<Page<CategoryView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadProducts)) return new NotAllowed(May.ReadProducts);

        var counts = await db.Products.Where(p => p.Category != "")
            .GroupBy(p => p.Category)
            .Select(g => new { Name = g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(g => g.Name, g => g.Count, StringComparer.Ordinal, cancel);
        var kept = await InOrder().AsNoTracking().ToListAsync(cancel);
        return new Page<CategoryView>(
            [
                .. kept.Select(c => new CategoryView(
                    c.Id, c.Name, c.Place, counts.GetValueOrDefault(c.Name))),
                .. counts.Keys.Except(kept.Select(c => c.Name), StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Select(name => new CategoryView(null, name, null, counts[name])),
            ],
            Next: null);
    }

    /// <summary>Takes a category into the list, at its end.</summary>
    public async Task<Result<CategoryView>> Add(
        Asker asker, NewCategory typed, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);
        var all = await InOrder().ToListAsync(cancel);
        if (Fault(typed.Name, all, but: null) is { } bad) return bad;
        if (all.Count >= Most) return new BadInput("name", new NoRoomForMore(Most));

        var category = new ProductCategory { Name = typed.Name!.Trim(), Place = all.Count + 1 };
        db.For(asker).Add(category);
        return await Saved(category, cancel);
    }

    /// <summary>Renames or moves a category; its products get the new name.</summary>
    public async Task<Result<CategoryView>> Change(
        Asker asker, Guid id, Wish wish, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);
        var category = await db.For(asker).ProductCategories.FindAsync([id], cancel);
        if (category is null) return new NoSuchCategory($"{id}");
        var all = await InOrder().ToListAsync(cancel);
        if (wish.Name is not null && Fault(wish.Name, all, but: category) is { } bad) return bad;
        if (wish.Place is { } place)
        {
            if (place < 1 || place > all.Count)
                return new BadInput("place", new OutOfRange(1, all.Count));
            all.Remove(category);
            all.Insert(place - 1, category);
            for (var i = 0; i < all.Count; i++) all[i].Place = i + 1;
        }
        if (wish.Name?.Trim() is { } name && name != category.Name)
        {
            await Rename(category.Name, name, cancel);
            category.Name = name;
        }
        category.Version++;
        return await Saved(category, cancel);
    }

    /// <summary>Takes a category out of the list in which no product stands.</summary>
    public async Task<Result<Done>> Remove(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);
        var all = await InOrder().ToListAsync(cancel);
        if (all.Find(c => c.Id == id) is not { } category) return new NoSuchCategory($"{id}");
        var products = await CountOf(category.Name, cancel);
        if (products > 0) return new CategoryIsInUse(products);

        db.For(asker).Remove(category);
        all.Remove(category);
        for (var i = 0; i < all.Count; i++) all[i].Place = i + 1;
        await db.SaveChangesAsync(cancel);
        return Done.It;
    }

    private IQueryable<ProductCategory> InOrder() =>
        db.ProductCategories.OrderBy(c => c.Place).ThenBy(c => c.Id);

    private Task<long> CountOf(string name, CancellationToken cancel) =>
        db.Products.LongCountAsync(p => p.Category == name, cancel);

    // What they are found by holds the name too.
    private async Task Rename(string from, string to, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var products = await db.Products.Where(p => p.Category == from).ToListAsync(cancel);
        var barcodes = await db.BarcodesOf([.. products.Select(p => p.Id)], cancel);
        foreach (var product in products)
        {
            product.Put(product.Said(barcodes[product.Id]) with { Category = to }, at);
            product.Version++;
        }
    }

    private static BadInput? Fault(
        string? typed, List<ProductCategory> all, ProductCategory? but)
    {
        var name = typed?.Trim() ?? "";
        if (name.Length is 0 or > ProductFacts.LongestWord)
            return new("name", new NameIsMissing(ProductFacts.LongestWord));
        return all.Exists(c => c != but && c.Name == name)
            ? new("name", new CategoryStandsThere(name))
            : null;
    }

    private async Task<Result<CategoryView>> Saved(
        ProductCategory category, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(category.Version - 1, category.Version);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Someone took the name a moment ago.
            return new BadInput("name", new CategoryStandsThere(category.Name));
        }
        return new CategoryView(
            category.Id, category.Name, category.Place, await CountOf(category.Name, cancel));
    }
}
