using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Keeps the tax rates: their names, and how high each is from which day on.</summary>
public sealed class KeepTaxes(KiteDb db, TimeProvider clock)
{
    /// <summary>Since when a rate holds that begins on no certain day.</summary>
    internal static readonly DateOnly Always = new(1900, 1, 1);

    private const int Most = 100;
    private const int MostVersions = 100;

    public async Task<Result<Page<TaxRateView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadProducts)) return new NotAllowed(May.ReadProducts);

        var rates = await db.TaxRates.AsNoTracking()
            .OrderBy(r => r.IsRetired).ThenBy(r => r.Code).ToListAsync(cancel);
        var versions = (await db.TaxVersions.AsNoTracking().ToListAsync(cancel))
            .ToLookup(v => v.TaxRateId);
        return new Page<TaxRateView>(
            [.. rates.Select(r => TaxRateView.Of(r, versions[r.Id]))], Next: null);
    }

    public async Task<Result<TaxRateView>> Show(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadProducts)) return new NotAllowed(May.ReadProducts);

        var rate = await db.TaxRates.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id, cancel);
        return rate is null ? new NoSuchTaxRate($"{id}") : await View(rate, cancel);
    }

    public async Task<Result<TaxRateView>> Add(
        Asker asker, TaxRateDraft typed, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var draft = typed with { Code = typed.Code?.Trim(), Name = typed.Name?.Trim() };
        if (draft.Faults().ToList() is { Count: > 0 } faults) return new BadInput(faults);
        if (await db.TaxRates.CountAsync(cancel) >= Most)
            return new BadInput("code", new NoRoomForMore(Most));
        if (await IsTaken(draft.Code!, cancel))
            return new BadInput("code", new TaxCodeIsTaken(draft.Code!));

        var rate = new TaxRate { Code = draft.Code!, Name = draft.Name! };
        db.For(asker).Add(rate);
        db.Add(Of(rate.Id, draft.First, draft.First.FirstDay!.Value));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Someone took the code a moment ago.
            return new BadInput("code", new TaxCodeIsTaken(draft.Code!));
        }
        return await View(rate, cancel);
    }

    public async Task<Result<TaxRateView>> Change(
        Asker asker, Guid id, long seen, TaxRateWish wish, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var rate = await db.For(asker).TaxRates.FindAsync([id], cancel);
        if (rate is null) return new NoSuchTaxRate($"{id}");
        if (rate.Version != seen) return new ChangedMeanwhile(seen, rate.Version);
        if (wish.Name?.Trim() is { } name)
        {
            if (name.Length is 0 or > TaxRateDraft.LongestName)
                return new BadInput("name", new NameIsMissing(TaxRateDraft.LongestName));
            rate.Name = name;
        }
        rate.IsRetired = wish.IsRetired ?? rate.IsRetired;
        return await Saved(rate, cancel);
    }

    /// <summary>
    /// The rate is another from a day on; one that is announced for the same day gives way.
    /// </summary>
    public async Task<Result<TaxRateView>> Begin(
        Asker asker, Guid id, TaxVersionDraft draft, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        if (draft.Faults().ToList() is { Count: > 0 } faults) return new BadInput(faults);
        var today = (await db.For(asker).BusinessAsync(cancel)).Today(clock);
        var day = draft.FirstDay ?? today;
        if (day < today) return new BadInput("firstDay", new TaxOfThePastStays(today));
        var rate = await db.TaxRates.FindAsync([id], cancel);
        if (rate is null) return new NoSuchTaxRate($"{id}");

        var versions = await db.TaxVersions.Where(v => v.TaxRateId == id).ToListAsync(cancel);
        if (versions.Find(v => v.FirstDay == day) is { } announced)
        {
            (announced.BasisPoints, announced.IsIncluded) =
                (draft.BasisPoints!.Value, draft.IsIncluded);
        }
        else if (versions.Count >= MostVersions)
        {
            return new BadInput("firstDay", new NoRoomForMore(MostVersions));
        }
        else
        {
            db.Add(Of(id, draft, day));
        }
        return await Saved(rate, cancel);
    }

    private Task<bool> IsTaken(string code, CancellationToken cancel) =>
        db.TaxRates.AnyAsync(r => r.Code == code, cancel);

    private static TaxVersion Of(Guid rate, TaxVersionDraft draft, DateOnly day) => new()
    {
        TaxRateId = rate, FirstDay = day, BasisPoints = draft.BasisPoints!.Value,
        IsIncluded = draft.IsIncluded,
    };

    private async Task<Result<TaxRateView>> Saved(TaxRate rate, CancellationToken cancel)
    {
        rate.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Two changed it at once: the version, or the first day, was taken.
            return new ChangedMeanwhile(rate.Version - 1, rate.Version);
        }
        return await View(rate, cancel);
    }

    private async Task<TaxRateView> View(TaxRate rate, CancellationToken cancel) =>
        TaxRateView.Of(rate, await db.TaxVersions.AsNoTracking()
            .Where(v => v.TaxRateId == rate.Id).ToListAsync(cancel));
}
