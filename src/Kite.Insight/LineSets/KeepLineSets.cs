using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>
/// Keeps the sets of lines: made, renamed, given other lines from a day on, retired, taken up
/// again. What a set once said stays in its history.
/// </summary>
internal sealed class KeepLineSets(
    KiteDb db, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const int Most = 200;

    public async Task<Result<ThresholdSetView>> Make(
        Asker asker, ThresholdSetFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var business = await db.BusinessAsync(cancel);
        var name = facts.Name?.Trim() ?? "";
        var faults = facts.Faults(business.Currency).ToList();
        if (await Unfit(name, Guid.Empty, cancel) is { } unfit) faults.Insert(0, unfit);
        if (faults.Count > 0) return new BadInput(faults);
        if (await db.ThresholdSets.CountAsync(cancel) >= Most)
            return new BadInput("name", new NoRoomForMore(Most));

        return await Added(asker, business, Guid.CreateVersion7(), name, facts, cancel);
    }

    /// <summary>Other lines from a day on; those before that day stay what they were.</summary>
    public async Task<Result<ThresholdSetView>> Move(
        Asker asker, Guid id, ThresholdFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var business = await db.BusinessAsync(cancel);
        var set = await db.For(asker).ThresholdSets.SingleOrDefaultAsync(
            s => s.Id == id, cancel);
        if (set is null) return new NoSuchThresholdSet($"{id}");
        if (set.IsRetired) return new ThresholdSetIsRetired(set.Name);
        var faults = facts.Faults(business.Currency).ToList();
        if (faults.Count == 0 && !set.IsStandard && set.CurrencyCode != business.CurrencyCode)
        {
            faults.Add(new(
                "much",
                new LinesAreInAnotherCurrency(set.CurrencyCode, business.CurrencyCode)));
        }
        if (faults.Count > 0) return new BadInput(faults);

        var last = await db.ThresholdVersions.Where(v => v.SetId == id)
            .MaxAsync(v => v.Version, cancel);
        var (seen, today) = (set.Version, business.Today(clock));
        db.Add(facts.AsVersion(id, last + 1, today, asker, clock.GetUtcNow()));
        set.CurrencyCode = business.CurrencyCode;
        set.Version++;
        return await Saved(set, seen, today, cancel);
    }

    public async Task<Result<ThresholdSetView>> Change(
        Asker asker, Guid id, long seen, ThresholdSetWish wish, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var set = await db.For(asker).ThresholdSets.SingleOrDefaultAsync(
            s => s.Id == id, cancel);
        if (set is null) return new NoSuchThresholdSet($"{id}");
        if (set.Version != seen) return new ChangedMeanwhile(seen, set.Version);
        if (wish.Name?.Trim() is { } name)
        {
            if (await Unfit(name, id, cancel) is { } unfit) return new BadInput([unfit]);
            set.Name = name;
        }
        if (wish.IsRetired == true && set.IsStandard) return new StandardSetStays(set.Name);
        set.IsRetired = wish.IsRetired ?? set.IsRetired;
        set.Version++;
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        return await Saved(set, seen, today, cancel);
    }

    /// <summary>Makes two lines the business's own from today on, in its standard set.</summary>
    public async Task<Result<ThresholdSetView>> MoveStandard(
        Asker asker, ThresholdFacts facts, CancellationToken cancel)
    {
        if (await db.ThresholdSets.AnyAsync(s => s.Id == ThresholdSet.Standard, cancel))
            return await Move(asker, ThresholdSet.Standard, facts, cancel);
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var business = await db.BusinessAsync(cancel);
        var faults = facts.Faults(business.Currency).ToList();
        if (faults.Count > 0) return new BadInput(faults);

        string usual = texts["lines.standard"];
        var (name, times) = (usual, 1);
        while (await Unfit(name, ThresholdSet.Standard, cancel) is not null)
            name = $"{usual} {++times}";
        return await Added(asker, business, ThresholdSet.Standard, name, facts, cancel);
    }

    private async Task<Result<ThresholdSetView>> Added(
        Asker asker, Business business, Guid id, string name, ThresholdFacts facts,
        CancellationToken cancel)
    {
        var (now, today) = (clock.GetUtcNow(), business.Today(clock));
        var set = new ThresholdSet
        {
            Id = id,
            Name = name,
            CurrencyCode = business.CurrencyCode,
            MadeBy = asker.Name,
            MadeAt = now,
        };
        db.For(asker).Add(set);
        db.Add(facts.AsVersion(id, 1, today, asker, now));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Two made a set of this name at once.
            db.ChangeTracker.Clear();
            if (await Unfit(name, Guid.Empty, cancel) is not { } unfit) throw;
            return new BadInput([unfit]);
        }
        return ThresholdSetView.Of(await db.WithVersions(set, cancel), today);
    }

    private async Task<Result<ThresholdSetView>> Saved(
        ThresholdSet set, long seen, DateOnly today, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Two changed it at once, or gave two sets the same name.
            return new ChangedMeanwhile(seen, set.Version);
        }
        return ThresholdSetView.Of(await db.WithVersions(set, cancel), today);
    }

    private async Task<Fault?> Unfit(string name, Guid besides, CancellationToken cancel)
    {
        if (name.Length is 0 or > ThresholdSet.LongestName)
            return new("name", new NameIsMissing(ThresholdSet.LongestName));

        var others = await db.ThresholdSets.Where(s => s.Id != besides)
            .Select(s => s.Name).ToListAsync(cancel);
        return others.Exists(o => string.Equals(o, name, StringComparison.OrdinalIgnoreCase))
            ? new("name", new ThresholdSetNameIsTaken(name))
            : null;
    }
}
