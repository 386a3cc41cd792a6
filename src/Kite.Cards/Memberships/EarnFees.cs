using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Cards;

/// <summary>
/// Posts fees of members as income: at the end of each month, and of the term, once that business
/// day is over in the store that sold it. Months that were missed are caught up, each by itself.
/// It is decided while the purse is held, so whoever comes second finds nothing left to post.
/// </summary>
internal sealed class EarnFees(KiteDb db, TheBooks books, TimeProvider clock)
{
    private const int Together = 64;

    /// <summary>Answers how many postings there were.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        var stores = await db.StoresAsync(cancel);
        if (stores.Count == 0) return 0;
        var now = clock.GetUtcNow();
        var over = stores.ToDictionary(
            s => s.Number, s => s.BusinessDay.Of(now).AddDays(-1));
        var (posted, after) = (0, Guid.Empty);
        while (true)
        {
            var due = await Due(over.Values.Max(), after, cancel);
            if (due.Count == 0) return posted;

            after = due[^1].Id;
            // Where another copy was quicker, it is looked at again: each time it got further.
            while (due.Count > 0)
            {
                var earned = await EarnedOf(due, cancel);
                var done = await Task.WhenAll(due.Select(m => Post(
                    m, [.. earned[m.Id]],
                    stores.FirstOrDefault(s => s.Number == m.StoreNumber, stores[0]), over)));
                posted += done.Sum(d => d.Count);
                due = await NotEnded(
                    [.. due.Zip(done).Where(d => d.Second.WasMet).Select(d => d.First)], cancel);
            }
        }
    }

    /// <summary>How many postings there were, and whether someone else was met at it.</summary>
    private sealed record Done(int Count, bool WasMet);

    private async Task<List<Membership>> NotEnded(
        List<Membership> met, CancellationToken cancel)
    {
        if (met.Count == 0) return met;

        var ids = met.ConvertAll(m => m.Id);
        var ended = await db.MembershipEnds.Where(e => EF.Parameter(ids).Contains(e.MembershipId))
            .Select(e => e.MembershipId).ToListAsync(cancel);
        return met.FindAll(m => !ended.Contains(m.Id));
    }

    private async Task<ILookup<Guid, MembershipIncome>> EarnedOf(
        List<Membership> due, CancellationToken cancel)
    {
        var ids = due.ConvertAll(m => m.Id);
        return (await db.MembershipIncomes.AsNoTracking()
                .Where(i => EF.Parameter(ids).Contains(i.MembershipId)).ToListAsync(cancel))
            .ToLookup(i => i.MembershipId);
    }

    // By the latest of all stores' days; each store's own decides afterwards.
    private Task<List<Membership>> Due(DateOnly over, Guid after, CancellationToken cancel)
    {
        var month = MembershipTerm.EndOfMonth(over) == over
            ? over
            : new DateOnly(over.Year, over.Month, 1).AddDays(-1);
        var (ends, incomes) = (db.MembershipEnds, db.MembershipIncomes);
        return db.Memberships.AsNoTracking()
            .Where(m => m.Id > after
                && (m.LastDay <= over || m.FirstDay <= month)
                && !ends.Any(e => e.MembershipId == m.Id)
                && !incomes.Any(i => i.MembershipId == m.Id
                    && i.ThroughDay >= (m.LastDay <= over ? m.LastDay : month)))
            .OrderBy(m => m.Id).Take(Together).ToListAsync(cancel);
    }

    private async Task<Done> Post(
        Membership membership, List<MembershipIncome> earned, Store store,
        Dictionary<int, DateOnly> over)
    {
        var (sum, count) = (earned.Sum(i => i.Coins), 0);
        var closings = MembershipTerm.Closings(
            membership.FirstDay, membership.LastDay, over[store.Number]);
        foreach (var day in closings)
        {
            // What is less than a coin waits for the next month.
            var coins = membership.EarnedBy(day) - sum;
            if (coins <= 0) continue;

            var before = sum;
            var posted = await books.Post(
                new(new MembershipEarned(membership.PurseId, coins), Asker.Kite, store)
                {
                    Alongside = (rows, moved) =>
                        PutDown(rows, membership, day, coins, before, moved.Told),
                });
            if (posted.Refusal is { } no)
                return new(count, WasMet: no is MembershipChangedMeanwhile);
            (sum, count) = (sum + coins, count + 1);
        }
        return new(count, WasMet: false);
    }

    private static async Task<Refusal?> PutDown(
        KiteDb rows, Membership membership, DateOnly day, long coins, long before,
        Transaction told)
    {
        var isEnded = await rows.MembershipEnds.AnyAsync(e => e.MembershipId == membership.Id);
        if (isEnded || await rows.EarnedOf(membership.Id, default) != before)
            return new MembershipChangedMeanwhile(membership.Number);

        var income = new MembershipIncome
        {
            MembershipId = membership.Id, ThroughDay = day, Coins = coins,
            TransactionId = told.Id, At = told.At,
        };
        await BulkWriter.Write(rows, [income], default);
        return null;
    }
}

/// <summary>
/// Looks again and again while the program serves whether a month or a term of membership is over.
/// </summary>
internal sealed class NightlyFees(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<NightlyFees> log)
    : RegularWork(scopes, clock, log)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(30);

    protected override Task Look(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<EarnFees>().Run(cancel);
}
