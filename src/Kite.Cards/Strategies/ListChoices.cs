using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>What there is to be chosen from where a strategy is written.</summary>
public sealed record StrategyChoices
{
    public IReadOnlyList<(int Key, string Word)> Stores { get; init; } = [];
    public IReadOnlyList<(Guid Key, string Word)> Kinds { get; init; } = [];
    public IReadOnlyList<(Guid Key, string Word)> Plans { get; init; } = [];
    public IReadOnlyList<(Guid Key, string Word)> Segments { get; init; } = [];
    public IReadOnlyList<(Guid Key, string Word)> Others { get; init; } = [];
    public IReadOnlyList<string> Categories { get; init; } = [];
}

/// <summary>Reads what a strategy may speak of: stores, kinds of card, lists, the others.
/// </summary>
internal sealed class ListChoices(KiteDb db, IEnumerable<ICustomerGroups> groups)
{
    private const int MostCategories = 300;

    public async Task<StrategyChoices> Run(Asker asker, Guid? but, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStrategies)) return new();

        var kinds = await db.CardKinds.AsNoTracking().OrderBy(k => k.Name)
            .Select(k => new { k.Id, k.Name }).ToListAsync(cancel);
        var others = await db.Strategies.AsNoTracking().Where(s => s.Id != but)
            .OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(cancel);
        var segments = new Dictionary<Guid, string>();
        foreach (var source in groups)
        {
            foreach (var (id, name) in await source.All(asker, cancel)) segments[id] = name;
        }
        return new()
        {
            Stores = [.. (await db.StoresAsync(cancel)).Select(s => (s.Number, s.Name))],
            Kinds = [.. kinds.Select(k => (k.Id, k.Name))],
            Plans =
            [
                .. (await db.NewestPlans(cancel)).Select(p => (p.Id, p.Name))
                    .OrderBy(p => p.Name, StringComparer.CurrentCulture),
            ],
            Segments =
            [
                .. segments.Select(s => (s.Key, s.Value))
                    .OrderBy(s => s.Value, StringComparer.CurrentCulture),
            ],
            Others = [.. others.Select(s => (s.Id, s.Name))],
            Categories = await db.Set<Product>().AsNoTracking()
                .Where(p => p.Category != "").Select(p => p.Category).Distinct()
                .OrderBy(c => c).Take(MostCategories).ToListAsync(cancel),
        };
    }
}
