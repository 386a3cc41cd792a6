using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// The strategies that are for the customers of a group: as they hold, as they wait for a second
/// person, or as they are being written. Of those that were stopped or are over nothing is asked
/// any more, unless a newer version is on its way.
/// </summary>
internal sealed class StrategiesOfGroup(
    KiteDb db, TimeProvider clock, IStringLocalizer<Texts> texts) : IGroupUsers
{
    public async Task<GroupUsers> Of(Asker asker, Guid group, CancellationToken cancel)
    {
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var written = $"{group}";
        // A first look by the text; what it stands for is read below.
        var versions = await db.StrategyVersions.AsNoTracking()
            .Where(v => v.Rules.Contains(written)).ToListAsync(cancel);
        var ids = versions.ConvertAll(v => v.StrategyId).Distinct().ToList();
        var strategies = await db.Strategies.AsNoTracking()
            .Where(s => EF.Parameter(ids).Contains(s.Id)).OrderBy(s => s.Name)
            .ToListAsync(cancel);
        var users = strategies.FindAll(s => versions.Exists(v =>
            v.StrategyId == s.Id && IsAsked(s, v.Number, today)
            && StrategyJson.Read(v.Rules).Who.Segments.Contains(group)));
        return asker.May(May.ReadStrategies)
            ? new([.. users.Select(s => texts["strategy.of-group", s.Name].Value)], 0)
            : new([], users.Count);
    }

    private static bool IsAsked(Strategy strategy, int number, DateOnly today)
    {
        if (number == strategy.Proposed) return true;
        if (number == strategy.Approved)
            return strategy.StateOn(today) is StrategyState.Planned or StrategyState.Running;
        return number == strategy.Latest;
    }
}
