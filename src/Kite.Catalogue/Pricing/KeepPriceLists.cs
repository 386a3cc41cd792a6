using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Keeps the price lists: their names, days, and that they are there.</summary>
public sealed class KeepPriceLists(KiteDb db, TimeProvider clock)
{
    private const int Most = 500;

    public async Task<Result<Page<PriceListView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadProducts)) return new NotAllowed(May.ReadProducts);

        var lists = await db.PriceLists.AsNoTracking().OrderBy(l => l.Name).ToListAsync(cancel);
        return new Page<PriceListView>(await Views(lists, cancel), Next: null);
    }

    public async Task<Result<PriceListView>> Show(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadProducts)) return new NotAllowed(May.ReadProducts);

        var list = await db.PriceLists.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == id, cancel);
        return list is null ? new NoSuchPriceList($"{id}") : (await Views([list], cancel))[0];
    }

    public async Task<Result<PriceListView>> Add(
        Asker asker, PriceListDraft typed, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);
        var draft = typed with { Name = typed.Name?.Trim() };
        if (draft.Faults().ToList() is { Count: > 0 } faults) return new BadInput(faults);
        var business = await db.For(asker).BusinessAsync(cancel);
        if (await db.PriceLists.CountAsync(cancel) >= Most)
            return new BadInput("name", new NoRoomForMore(Most));

        var list = new PriceList
        {
            Name = draft.Name!,
            Currency = (draft.Currency is { } code
                ? Currency.Of(code)
                : business.Currency).Code,
            FirstDay = draft.FirstDay,
            LastDay = draft.LastDay,
            ChangedAt = clock.GetUtcNow(),
        };
        db.Add(list);
        return await Saved(list, cancel);
    }

    public async Task<Result<PriceListView>> Change(
        Asker asker, Guid id, long seen, PriceListDraft typed, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);
        var list = await db.For(asker).PriceLists.FindAsync([id], cancel);
        if (list is null) return new NoSuchPriceList($"{id}");
        if (list.Version != seen) return new ChangedMeanwhile(seen, list.Version);
        var draft = typed with { Name = typed.Name?.Trim() };
        if (draft.Faults().ToList() is { Count: > 0 } faults) return new BadInput(faults);
        if (draft.Currency is { } code && Currency.Of(code).Code != list.Currency)
            return new BadInput("currency", new PriceListCurrencyStays(list.Currency));

        (list.Name, list.FirstDay, list.LastDay) = (draft.Name!, draft.FirstDay, draft.LastDay);
        list.ChangedAt = clock.GetUtcNow();
        list.Version++;
        return await Saved(list, cancel);
    }

    /// <summary>Takes a list away by which no customer buys, with its prices.</summary>
    public async Task<Result<Done>> Remove(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);
        var list = await db.For(asker).PriceLists.FindAsync([id], cancel);
        if (list is null) return new NoSuchPriceList($"{id}");
        var customers = await db.PriceListCustomers.LongCountAsync(
            c => c.PriceListId == id, cancel);
        if (customers > 0) return new PriceListIsInUse(customers);

        db.RemoveRange(await db.PriceListPrices.Where(p => p.PriceListId == id)
            .ToListAsync(cancel));
        db.Remove(list);
        await db.SaveChangesAsync(cancel);
        return Done.It;
    }

    private async Task<Result<PriceListView>> Saved(PriceList list, CancellationToken cancel)
    {
        if (await db.PriceLists.AnyAsync(l => l.Name == list.Name && l.Id != list.Id, cancel))
            return new BadInput("name", new PriceListNameIsTaken(list.Name));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(list.Version - 1, list.Version);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Someone took the name a moment ago.
            return new BadInput("name", new PriceListNameIsTaken(list.Name));
        }
        return (await Views([list], cancel))[0];
    }

    private async Task<IReadOnlyList<PriceListView>> Views(
        List<PriceList> lists, CancellationToken cancel)
    {
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var ids = lists.ConvertAll(l => l.Id);
        var prices = await db.PriceListPrices
            .Where(p => EF.Parameter(ids).Contains(p.PriceListId))
            .GroupBy(p => p.PriceListId).Select(g => new { g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var customers = await db.PriceListCustomers
            .Where(c => EF.Parameter(ids).Contains(c.PriceListId))
            .GroupBy(c => c.PriceListId).Select(g => new { g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return
        [
            .. lists.Select(l => new PriceListView(
                l.Id, l.Name, l.Currency, l.FirstDay, l.LastDay, l.HoldsOn(today),
                prices.GetValueOrDefault(l.Id), customers.GetValueOrDefault(l.Id), l.Version)),
        ];
    }
}
