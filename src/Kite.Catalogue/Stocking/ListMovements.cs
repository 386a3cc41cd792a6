using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Which movements are asked for.</summary>
public sealed record MovementQuestion
{
    /// <summary>The store's number.</summary>
    public int? Store { get; init; }

    /// <summary>The product's record number.</summary>
    public Guid? Product { get; init; }
    public Choice<StockMove>? Kind { get; init; }

    /// <summary>The first business day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last business day.</summary>
    public DateOnly? To { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>Which slips are asked for.</summary>
public sealed record SlipQuestion
{
    /// <summary>The store's number; of a transfer, either of the two.</summary>
    public int? Store { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>Lists the movements of stock, the latest first, and the slips they stand on.
/// </summary>
public sealed class ListMovements(KiteDb db)
{
    private sealed record Key(Guid Id);

    private sealed record SlipKey(long Number);

    // By its members, so that the database can be asked for an order of them.
    private sealed class Row
    {
        public required StockMovement Movement { get; init; }
        public required Product Product { get; init; }
    }

    public async Task<Result<Page<MovementView>>> Run(
        Asker asker, MovementQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStock)) return new NotAllowed(May.ReadStock);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var asked = Asked(question);
        if (place.Value.Key is { Id: var after })
            asked = asked.Where(m => m.Id.CompareTo(after) < 0);
        var products = db.Products.AsNoTracking();
        var read = await asked
            .Join(products, m => m.ProductId, p => p.Id, Both)
            .OrderByDescending(r => r.Movement.Id)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        return Page<Row>.Of(read, limit.Value.Count, r => new Key(r.Movement.Id))
            .Select(r => MovementView.Of(r.Movement, r.Product));
    }

    public async Task<Result<Page<SlipView>>> Slips(
        Asker asker, SlipKind? kind, SlipQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStock)) return new NotAllowed(May.ReadStock);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<SlipKey>(question.After);
        if (place.Refusal is { } lost) return lost;

        var slips = db.StockSlips.AsNoTracking().Where(s => kind == null || s.Kind == kind);
        if (question.Store is { } store)
            slips = slips.Where(s => s.StoreNumber == store || s.ToStoreNumber == store);
        if (place.Value.Key is { Number: var after })
            slips = slips.Where(s => s.Number < after);
        var read = await slips.OrderByDescending(s => s.Number)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        return Page<StockSlip>.Of(read, limit.Value.Count, s => new SlipKey(s.Number))
            .Select(SlipView.Of);
    }

    public async Task<Result<WholeSlip>> Show(
        Asker asker, SlipKind? kind, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStock)) return new NotAllowed(May.ReadStock);

        var slip = await db.StockSlips.AsNoTracking().SingleOrDefaultAsync(
            s => s.Id == id && (kind == null || s.Kind == kind), cancel);
        if (slip is null) return new NoSuchSlip($"{id}");
        var products = db.Products.AsNoTracking();
        var read = await db.StockMovements.AsNoTracking().Where(m => m.SlipId == id)
            .Join(products, m => m.ProductId, p => p.Id, Both)
            .OrderBy(r => r.Product.Name).ThenBy(r => r.Movement.Id)
            .ToListAsync(cancel);
        return new WholeSlip(
            SlipView.Of(slip), [.. read.Select(r => MovementView.Of(r.Movement, r.Product))]);
    }

    private static Expression<Func<StockMovement, Product, Row>> Both =>
        (m, p) => new Row { Movement = m, Product = p };

    private IQueryable<StockMovement> Asked(MovementQuestion question)
    {
        var movements = db.StockMovements.AsNoTracking();
        if (question.Store is { } store)
            movements = movements.Where(m => m.StoreNumber == store);
        if (question.Product is { } product)
            movements = movements.Where(m => m.ProductId == product);
        if (question.Kind is { Value: var kind }) movements = movements.Where(m => m.Kind == kind);
        if (question.From is { } from) movements = movements.Where(m => m.Day >= from);
        if (question.To is { } to) movements = movements.Where(m => m.Day <= to);
        return movements;
    }
}
