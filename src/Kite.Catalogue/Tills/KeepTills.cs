using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Keeps the tills of the stores: set up, renamed, taken out of use.</summary>
public sealed class KeepTills(KiteDb db)
{
    private const int Most = 1_000;

    public async Task<Result<Page<TillView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStores)) return new NotAllowed(May.ReadStores);

        var tills = await db.Tills.AsNoTracking()
            .OrderBy(t => t.StoreNumber).ThenBy(t => t.Number).ToListAsync(cancel);
        return new Page<TillView>(tills.ConvertAll(TillView.Of), Next: null);
    }

    public async Task<Result<TillView>> Show(Asker asker, int number, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStores)) return new NotAllowed(May.ReadStores);

        var till = await db.Tills.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Number == number, cancel);
        return till is null ? new NoSuchTill($"{number}") : TillView.Of(till);
    }

    public async Task<Result<TillView>> Add(
        Asker asker, TillFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStores)) return new NotAllowed(May.WriteStores);
        var name = facts.Name?.Trim() ?? "";
        var faults = new List<Fault>();
        if (name.Length is 0 or > Till.LongestName)
            faults.Add(new("name", new NameIsMissing(Till.LongestName)));
        if (!await db.Stores.AnyAsync(s => s.Number == facts.StoreNumber, cancel))
            faults.Add(new("storeNumber", new NoSuchStore($"{facts.StoreNumber}")));
        if (faults.Count > 0) return new BadInput(faults);
        if (await db.Tills.CountAsync(cancel) >= Most)
            return new BadInput("name", new NoRoomForMore(Most));

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        // The number first: who sets up another till at this moment waits, and sees this one.
        var till = new Till
        {
            Number = (int)await Counter.Take(db, Counter.Tills, 1, cancel),
            StoreNumber = facts.StoreNumber!.Value,
            Name = name,
        };
        if (await IsTaken(till, name, cancel))
            return new BadInput("name", new TillNameIsTaken(name));
        db.Add(till);
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return TillView.Of(till);
    }

    public async Task<Result<TillView>> Change(
        Asker asker, int number, long seen, TillWish wish, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStores)) return new NotAllowed(May.WriteStores);
        var till = await db.For(asker).Tills.SingleOrDefaultAsync(
            t => t.Number == number, cancel);
        if (till is null) return new NoSuchTill($"{number}");
        if (till.Version != seen) return new ChangedMeanwhile(seen, till.Version);
        if (wish.Name?.Trim() is { } name)
        {
            if (name.Length is 0 or > Till.LongestName)
                return new BadInput("name", new NameIsMissing(Till.LongestName));
            if (await IsTaken(till, name, cancel))
                return new BadInput("name", new TillNameIsTaken(name));
            till.Name = name;
        }
        till.IsRetired = wish.IsRetired ?? till.IsRetired;
        till.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Two changed it at once, or gave two tills the same name.
            return new ChangedMeanwhile(seen, till.Version);
        }
        return TillView.Of(till);
    }

    private Task<bool> IsTaken(Till till, string name, CancellationToken cancel) =>
        db.Tills.AnyAsync(
            t => t.StoreNumber == till.StoreNumber && t.Name == name && t.Id != till.Id, cancel);
}
