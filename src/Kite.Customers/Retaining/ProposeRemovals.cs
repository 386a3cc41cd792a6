using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Looks over all customers by the rules and proposes what to remove; it removes nothing.
/// </summary>
public sealed class ProposeRemovals
{
    private const int PageSize = 500;
    private const string TurnName = "retention";

    // The quiet hours of the business's own clock.
    private static readonly TimeSpan From = TimeSpan.FromHours(3);
    private static readonly TimeSpan To = TimeSpan.FromHours(6);

    private readonly KiteDb db;
    private readonly LastHeard heard;
    private readonly TimeProvider clock;

    public ProposeRemovals(
        KiteDb db, IEnumerable<ICustomerActivity> others, TimeProvider clock) =>
        (this.db, heard, this.clock) = (db, new LastHeard(db, others), clock);

    /// <summary>How many proposals are new.</summary>
    public sealed record Found(int Proposed);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/retention-scans",
                async (ProposeRemovals propose, Asker asker, CancellationToken cancel) =>
                    (await propose.Run(asker, cancel)).ToHttp())
            .Needing(May.ManageUpkeep)
            .WithSummary("Looks over all customers by the retention rules, as every night");

    public async Task<Result<Found>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);

        db.For(asker);
        var found = await Run(cancel);
        return found is { } count ? new Found(count) : new IsLookingAlready();
    }

    internal async Task RunWhenDue(CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var today = business.Today(clock);
        var since = clock.GetUtcNow() - business.Begins(today);
        var last = await db.RetentionScans.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (since >= From && since < To && last?.Night != today) await Run(cancel);
    }

    // Null while another process looks.
    private async Task<int?> Run(CancellationToken cancel)
    {
        if (await Turn.Try(db, TurnName, clock, cancel) is not { } turn) return null;

        var proposed = 0;
        try
        {
            var rules = await db.RetentionRules.AsNoTracking().Where(r => !r.IsRetired)
                .OrderBy(r => r.Id).ToListAsync(cancel);
            var after = 0L;
            while (rules.Count > 0 && await NextPage(after, cancel) is { Count: > 0 } page)
            {
                proposed += await Look(page, rules, cancel);
                after = page[^1].Number;
                if (!await turn.Renew(db, cancel)) return proposed;
            }
            await Note(cancel);
        }
        finally
        {
            await turn.Release(db, CancellationToken.None);
        }
        return proposed;
    }

    private Task<List<Customer>> NextPage(long after, CancellationToken cancel) => db.Customers
        .AsNoTracking()
        .Where(c => c.Number > after && c.MergedInto == null)
        .OrderBy(c => c.Number)
        .Take(PageSize)
        .ToListAsync(cancel);

    private async Task<int> Look(
        List<Customer> page, List<RetentionRule> rules, CancellationToken cancel)
    {
        var (now, ids) = (clock.GetUtcNow(), page.ConvertAll(c => c.Id));
        var today = (await db.BusinessAsync(cancel)).DayOf(now);
        var last = await heard.Of(page, cancel);
        var held = await db.HeldBy(page, cancel);
        var tags = (await db.CustomerTags.AsNoTracking()
                .Where(t => EF.Parameter(ids).Contains(t.CustomerId))
                .ToListAsync(cancel))
            .ToLookup(t => t.CustomerId, t => t.Tag);
        var known = await db.Removals.Where(r => EF.Parameter(ids).Contains(r.CustomerId))
            .ToDictionaryAsync(r => (r.CustomerId, r.RuleId), cancel);
        var proposed = 0;
        foreach (var (customer, rule) in page.SelectMany(c => rules.Select(r => (c, r))))
        {
            var isDue = last[customer.Id] < rule.QuietSince(now)
                && rule.Removed.Any(held[customer.Id].Contains)
                && !tags[customer.Id].Contains(rule.ButTag, StringComparer.Ordinal);
            var there = known.GetValueOrDefault((customer.Id, rule.Id));
            if (isDue && there is null)
                db.Add(there = new Removal { CustomerId = customer.Id, RuleId = rule.Id });
            else if (!isDue || !there!.IsDueAgain(today))
            {
                // Who was heard of again is proposed no more.
                if (!isDue && there?.State == RemovalState.Proposed) db.Remove(there);
                continue;
            }
            there.Propose(last[customer.Id], now);
            proposed++;
        }
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return proposed;
    }

    private async Task Note(CancellationToken cancel)
    {
        var scan = await db.RetentionScans.SingleOrDefaultAsync(cancel);
        if (scan is null) db.Add(scan = new());
        scan.Night = (await db.BusinessAsync(cancel)).Today(clock);
        scan.EndedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
    }
}
