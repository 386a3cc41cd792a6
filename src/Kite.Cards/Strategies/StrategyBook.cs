using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Where strategies are read and written as a whole.</summary>
internal sealed class StrategyBook(KiteDb db, StrategyWords words, TimeProvider clock)
{
    public async Task<Strategy?> Find(Asker asker, Guid id, CancellationToken cancel) =>
        await db.For(asker).Strategies.FindAsync([id], cancel);

    public async Task<StrategyVersion> Version(
        Strategy strategy, int number, CancellationToken cancel) =>
        await db.StrategyVersions.AsNoTracking()
            .SingleAsync(v => v.StrategyId == strategy.Id && v.Number == number, cancel);

    public async Task<DateOnly> Today(CancellationToken cancel) =>
        (await db.BusinessAsync(cancel)).Today(clock);

    /// <summary>Adds a step, and keeps it with what was changed, or nothing of both.</summary>
    public async Task<Result<StrategyView>> Keep(
        Asker asker, Strategy strategy, StrategyDeed deed, int version, string? reason,
        CancellationToken cancel)
    {
        var seen = strategy.Version;
        db.Add(new StrategyStep
        {
            StrategyId = strategy.Id,
            Line = 1 + await db.StrategySteps.CountAsync(
                s => s.StrategyId == strategy.Id, cancel),
            Deed = deed,
            VersionNumber = version,
            ById = asker.Id,
            By = asker.Name,
            At = clock.GetUtcNow(),
            Reason = reason?.Trim() ?? "",
        });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(seen - 1, seen);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Someone wrote the next line, or took the name, a moment ago.
            return new ChangedMeanwhile(seen - 1, seen);
        }
        return await View(asker, strategy, cancel);
    }

    public async Task<StrategyView> View(
        Asker asker, Strategy strategy, CancellationToken cancel) =>
        (await Views(asker, [strategy], cancel))[0];

    public async Task<IReadOnlyList<StrategyView>> Views(
        Asker asker, IReadOnlyList<Strategy> strategies, CancellationToken cancel)
    {
        var ids = strategies.Select(s => s.Id).ToList();
        var versions = await db.StrategyVersions.AsNoTracking()
            .Where(v => EF.Parameter(ids).Contains(v.StrategyId)).ToListAsync(cancel);
        var given = await db.StrategyDays.AsNoTracking()
            .Where(d => EF.Parameter(ids).Contains(d.StrategyId))
            .GroupBy(d => d.StrategyId)
            .Select(g => new { g.Key, Uses = g.Sum(d => d.Uses), Coins = g.Sum(d => d.Coins) })
            .ToDictionaryAsync(g => g.Key, cancel);
        var (today, spoken) = (await Today(cancel), await words.Load(asker, cancel));
        return
        [
            .. strategies.Select(s =>
            {
                var mine = versions.FindAll(v => v.StrategyId == s.Id);
                var shown = mine.Single(v => v.Number == (s.Approved ?? s.Latest));
                var waiting = mine.Find(v => v.Number == s.Proposed);
                return new StrategyView(
                    s.Id, s.Name, s.StateOn(today), s.Latest, s.Proposed, s.Approved,
                    shown.FirstDay, shown.LastDay, spoken.Says(shown), s.Version)
                {
                    ProposedBy = s.ProposedBy,
                    ProposedAt = s.ProposedAt,
                    IsMine = waiting is not null
                        && (s.ProposedById == asker.Id || waiting.MadeById == asker.Id),
                    Given = new(
                        given.GetValueOrDefault(s.Id)?.Coins ?? 0, Currency.Of(shown.Currency)),
                    Uses = given.GetValueOrDefault(s.Id)?.Uses ?? 0,
                };
            }),
        ];
    }
}
