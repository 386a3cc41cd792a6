using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// What a rehearsal asks about strategies: which hold with a draft and which without, and what is
/// known of many guests at once. The prices themselves are <see cref="StrategyPricing"/>'s.
/// </summary>
public sealed class RehearsalDesk
{
    private readonly KiteDb db;
    private readonly IEnumerable<ICustomerGroups> groups;

    internal RehearsalDesk(KiteDb db, IEnumerable<ICustomerGroups> groups) =>
        (this.db, this.groups) = (db, groups);

    /// <summary>The strategies that are to be looked at, as they stand on this day.</summary>
    public async Task<Result<RehearsedRules>> Choose(
        RehearsedWish wish, DateOnly today, CancellationToken cancel)
    {
        var strategy = await db.Strategies.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Id == wish.Strategy, cancel);
        if (strategy is null)
            return new BadInput("strategy", new NoSuchStrategy($"{wish.Strategy}"));
        var number = wish.Version ?? strategy.Latest;
        if (number < 1 || number > strategy.Latest)
            return new BadInput("version", new NoSuchStrategyVersion(number));
        if (wish.Instead is { } other && (other == wish.Strategy
            || !await db.Strategies.AnyAsync(s => s.Id == other && s.Approved != null, cancel)))
        {
            return new BadInput("instead", new NoSuchStrategy($"{other}"));
        }
        var running = await db.Strategies.AsNoTracking()
            .Where(s => s.Approved != null && s.StoppedAt == null
                && (s.LastDay == null || s.LastDay >= today))
            .Select(s => new { s.Id, Version = s.Approved!.Value }).ToListAsync(cancel);
        var parts = running.Where(s => !wish.Alone && s.Id != wish.Strategy && s.Id != wish.Instead)
            .Select(s => new RehearsedPart(s.Id, s.Version, With: true, Without: true)).ToList();
        // What holds of it today, and what it is to take the place of, is what it is measured by.
        parts.AddRange(running.Where(s => s.Id == wish.Strategy)
            .Select(s => new RehearsedPart(s.Id, s.Version, With: false, Without: true)));
        if (wish.Instead is { } instead)
        {
            var approved = await db.Strategies.Where(s => s.Id == instead)
                .Select(s => s.Approved!.Value).SingleAsync(cancel);
            parts.Add(new(instead, approved, With: false, Without: true));
        }
        parts.Insert(0, new(wish.Strategy, number, With: true, Without: false));
        return await Read(parts, cancel);
    }

    /// <summary>The same strategies again: versions are never changed.</summary>
    public async Task<RehearsedRules> Read(
        IReadOnlyList<RehearsedPart> parts, CancellationToken cancel)
    {
        var ids = parts.Select(p => p.Strategy).Distinct().ToList();
        var versions = await db.StrategyVersions.AsNoTracking()
            .Where(v => EF.Parameter(ids).Contains(v.StrategyId)).ToListAsync(cancel);
        var read = parts.Select(p => (Part: p, Version: versions.Single(v =>
            v.StrategyId == p.Strategy && v.Number == p.Version))).ToList();
        var (draft, currency) = (read[0].Version, Currency.Of(read[0].Version.Currency));
        // What is written in coins of another currency says nothing here.
        read.RemoveAll(r => r.Version.Currency != draft.Currency);
        return new(
            Unending(draft),
            [.. read.Where(r => r.Part.With).Select(r => Unending(r.Version))],
            [.. read.Where(r => r.Part.Without).Select(r => Unending(r.Version))],
            parts, currency)
        {
            BudgetCoins = StrategyJson.Read(draft.Rules).Caps.BudgetCoins,
        };
    }

    /// <summary>What is known of guests, as far as these strategies ask.</summary>
    public async Task<RehearsedGuests> Guests(RehearsedRules rules, CancellationToken cancel)
    {
        var segments = new Dictionary<Guid, HashSet<long>>();
        foreach (var segment in rules.Who.SelectMany(w => w.Segments).Distinct())
            segments[segment] = await Members(segment, cancel);
        return new(db, rules, segments);
    }

    private async Task<HashSet<long>> Members(Guid segment, CancellationToken cancel)
    {
        const int Stretch = 10_000;
        var members = new HashSet<long>();
        foreach (var source in groups)
        {
            for (var after = long.MinValue; ;)
            {
                var next = await source.Numbers(segment, after, Stretch, cancel);
                members.UnionWith(next);
                if (next.Count < Stretch) break;
                after = next[^1];
            }
        }
        return members;
    }

    private static StrategyInForce Unending(StrategyVersion version)
    {
        var rules = StrategyJson.Read(version.Rules);
        return new(version.StrategyId, version.Number, version.Name, rules with
        {
            When = rules.When with { FirstDay = null, LastDay = null },
            Caps = rules.Caps with { BudgetCoins = null },
        }, new());
    }
}
