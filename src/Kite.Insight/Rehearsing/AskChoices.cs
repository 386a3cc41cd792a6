using Kite.Cards;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>What can be chosen for a rehearsal: the strategies and the stores.</summary>
internal sealed class AskChoices(KiteDb db)
{
    public async Task<(
        IReadOnlyList<(Guid Id, string Name)> Strategies,
        IReadOnlyDictionary<int, string> Stores)> Run(Asker asker, CancellationToken cancel)
    {
        var strategies = asker.May(May.ReadStrategies)
            ? await db.Set<Strategy>().AsNoTracking().OrderBy(s => s.Name)
                .Select(s => new { s.Id, s.Name }).ToListAsync(cancel)
            : [];
        return (
            [.. strategies.Select(s => (s.Id, s.Name))],
            await db.StoreNamesAsync(cancel));
    }
}
