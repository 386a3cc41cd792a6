using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Whether numbered pieces are still here.</summary>
public enum SerialState
{
    Here,
    Sold,

    /// <summary>Sold, and the business still answers for it.</summary>
    Covered,
}

/// <summary>Which numbered pieces are asked for.</summary>
public sealed record SerialQuestion
{
    /// <summary>Any part of the number, as it stands on the piece or without its dashes.</summary>
    public string? Find { get; init; }

    /// <summary>The product's code.</summary>
    public string? Product { get; init; }
    public Choice<SerialState>? State { get; init; }

    /// <summary>The customer's record number.</summary>
    public Guid? Customer { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>Lists numbered pieces by their numbers.</summary>
public sealed class ListSerials(KiteDb db, TimeProvider clock)
{
    private sealed record Key(string Word, Guid Id);

    public async Task<Result<Page<SerialView>>> Run(
        Asker asker, SerialQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadProducts)) return new NotAllowed(May.ReadProducts);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var asked = Asked(question, today);
        if (place.Value.Key is { } key)
        {
            var (word, id) = (key.Word ?? "", key.Id);
            asked = asked.Where(s => s.Findable.CompareTo(word) > 0
                || (s.Findable == word && s.Id.CompareTo(id) > 0));
        }
        var read = await asked.OrderBy(s => s.Findable).ThenBy(s => s.Id)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        var page = Page<SerialNumber>.Of(read, limit.Value.Count, s => new Key(s.Findable, s.Id));
        var ids = page.Items.Select(s => s.ProductId).ToHashSet();
        var products = await db.Products.AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        return page.Select(s => SerialView.Of(s, products[s.ProductId]));
    }

    public async Task<Result<SerialView>> Show(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadProducts)) return new NotAllowed(May.ReadProducts);

        var serial = await db.SerialNumbers.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (serial is null) return new NoSuchSerialNumber($"{id}");
        return SerialView.Of(
            serial, await db.Products.SingleAsync(p => p.Id == serial.ProductId, cancel));
    }

    private IQueryable<SerialNumber> Asked(SerialQuestion question, DateOnly today)
    {
        var serials = db.SerialNumbers.AsNoTracking();
        if (SerialNumber.Folded(question.Find ?? "") is { Length: > 0 } part)
            serials = serials.Where(s => s.Findable.Contains(part));
        if (question.Product is { } code)
        {
            var products = db.Products;
            serials = serials.Where(
                s => products.Any(p => p.Id == s.ProductId && p.Code == code));
        }
        if (question.Customer is { } customer)
            serials = serials.Where(s => s.CustomerId == customer);
        return question.State?.Value switch
        {
            SerialState.Here => serials.Where(s => s.SoldOn == null),
            SerialState.Sold => serials.Where(s => s.SoldOn != null),
            SerialState.Covered => serials.Where(s => s.WarrantyUntil >= today),
            _ => serials,
        };
    }
}
