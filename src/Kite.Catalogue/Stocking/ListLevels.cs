using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>How much there is, in a word.</summary>
public enum StockState
{
    /// <summary>Below its threshold.</summary>
    Low,

    /// <summary>Nothing is left.</summary>
    Out,

    /// <summary>More went than was known: it wants counting.</summary>
    BelowZero,

    /// <summary>The store no longer keeps stock of it.</summary>
    Closed,
}

/// <summary>Which stock is asked for.</summary>
public sealed record LevelQuestion
{
    /// <summary>The store's number.</summary>
    public int? Store { get; init; }

    /// <summary>Any part of the product's code, name, category or barcode.</summary>
    public string? Find { get; init; }

    /// <summary>The product's record number.</summary>
    public Guid? Product { get; init; }
    public Choice<StockState>? State { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByName = "name";

    internal Result<ListOrder> InOrder =>
        ListOrder.Read(Order, ByName, [ByName, "code", "level", "changed"]);
}

/// <summary>What a store has of a product.</summary>
public sealed record LevelView(
    int Store, Guid ProductId, string Product, string Name, string? Unit, long LevelThousandths,
    long? LowThousandths, bool IsLow, bool IsClosed, DateOnly CountedDay,
    DateTimeOffset ChangedAt);

/// <summary>Lists what stores have of products, by name unless asked otherwise.</summary>
public sealed class ListLevels(KiteDb db)
{
    private sealed record Key(string Word, long Figure, int Store, Guid Id);

    // By its members, so that the database can be asked for an order of them.
    private sealed class Row
    {
        public required StockLevel Level { get; init; }
        public required Product Product { get; init; }
    }

    public async Task<Result<Page<LevelView>>> Run(
        Asker asker, LevelQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStock)) return new NotAllowed(May.ReadStock);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var read = await From(place.Value.Key, order.Value, Asked(question))
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        return Page<Row>.Of(read, limit.Value.Count, r => KeyOf(r, order.Value)).Select(View);
    }

    private IQueryable<Row> Asked(LevelQuestion question)
    {
        var levels = db.StockLevels.AsNoTracking();
        if (question.Store is { } store) levels = levels.Where(l => l.StoreNumber == store);
        if (question.Product is { } product) levels = levels.Where(l => l.ProductId == product);
        levels = question.State?.Value switch
        {
            StockState.Low => levels.Where(
                l => !l.IsClosed && l.LevelThousandths < l.LowThousandths),
            StockState.Out => levels.Where(l => !l.IsClosed && l.LevelThousandths <= 0),
            StockState.BelowZero => levels.Where(l => !l.IsClosed && l.LevelThousandths < 0),
            StockState.Closed => levels.Where(l => l.IsClosed),
            _ => levels.Where(l => !l.IsClosed),
        };
        var products = db.Products.AsNoTracking();
        foreach (var word in ProductNames.Words(question.Find ?? ""))
            products = products.Where(p => p.Findable.Contains(word));
        return levels.Join(products, l => l.ProductId, p => p.Id, (l, p) => new Row
        {
            Level = l, Product = p,
        });
    }

    private static Key KeyOf(Row row, ListOrder order) => new(
        order.Column == "code" ? row.Product.Code : row.Product.Name,
        order.Column == "changed"
            ? row.Level.ChangedAt.UtcTicks
            : row.Level.LevelThousandths,
        row.Level.StoreNumber, row.Level.ProductId);

    private static IQueryable<Row> From(Key? key, ListOrder order, IQueryable<Row> rows)
    {
        var (word, figure, store, id) =
            (key?.Word ?? "", key?.Figure ?? 0, key?.Store ?? 0, key?.Id ?? Guid.Empty);
        var (first, down) = (key is null, order.Down);
        switch (order.Column)
        {
            case "level":
                rows = rows.Where(r => first
                    || (down && r.Level.LevelThousandths < figure)
                    || (!down && r.Level.LevelThousandths > figure)
                    || (r.Level.LevelThousandths == figure
                        && (r.Level.StoreNumber > store || (r.Level.StoreNumber == store
                            && r.Level.ProductId.CompareTo(id) > 0))));
                return Then(down
                    ? rows.OrderByDescending(r => r.Level.LevelThousandths)
                    : rows.OrderBy(r => r.Level.LevelThousandths));
            case "changed":
                var at = new DateTimeOffset(
                    Math.Clamp(figure, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
                rows = rows.Where(r => first
                    || (down && r.Level.ChangedAt < at) || (!down && r.Level.ChangedAt > at)
                    || (r.Level.ChangedAt == at
                        && (r.Level.StoreNumber > store || (r.Level.StoreNumber == store
                            && r.Level.ProductId.CompareTo(id) > 0))));
                return Then(down
                    ? rows.OrderByDescending(r => r.Level.ChangedAt)
                    : rows.OrderBy(r => r.Level.ChangedAt));
            case "code":
                rows = rows.Where(r => first
                    || (down && r.Product.Code.CompareTo(word) < 0)
                    || (!down && r.Product.Code.CompareTo(word) > 0)
                    || (r.Product.Code == word
                        && (r.Level.StoreNumber > store || (r.Level.StoreNumber == store
                            && r.Level.ProductId.CompareTo(id) > 0))));
                return Then(down
                    ? rows.OrderByDescending(r => r.Product.Code)
                    : rows.OrderBy(r => r.Product.Code));
            default:
                rows = rows.Where(r => first
                    || (down && r.Product.Name.CompareTo(word) < 0)
                    || (!down && r.Product.Name.CompareTo(word) > 0)
                    || (r.Product.Name == word
                        && (r.Level.StoreNumber > store || (r.Level.StoreNumber == store
                            && r.Level.ProductId.CompareTo(id) > 0))));
                return Then(down
                    ? rows.OrderByDescending(r => r.Product.Name)
                    : rows.OrderBy(r => r.Product.Name));
        }
    }

    private static IQueryable<Row> Then(IOrderedQueryable<Row> rows) =>
        rows.ThenBy(r => r.Level.StoreNumber).ThenBy(r => r.Level.ProductId);

    private static LevelView View(Row row)
    {
        var (l, p) = (row.Level, row.Product);
        return new(
            l.StoreNumber, p.Id, p.Code, p.Name, p.Unit.Length == 0 ? null : p.Unit,
            l.LevelThousandths, l.LowThousandths,
            StockRules.IsLow(l.LevelThousandths, l.LowThousandths), l.IsClosed, l.CountedDay,
            l.ChangedAt);
    }
}
