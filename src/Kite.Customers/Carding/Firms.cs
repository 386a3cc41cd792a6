using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>A firm of the books that a card may name.</summary>
public sealed record KnownFirm(Guid Id, long Number, string Name);

/// <summary>
/// Finds the firms that cards name. A card makes no new firm: one that the books do not know
/// stays in the note (decision 0311).
/// </summary>
internal static class Firms
{
    extension(KiteDb db)
    {
        /// <summary>Those known under exactly this name, where only one is.</summary>
        public async Task<IReadOnlyDictionary<string, KnownFirm>> FirmsCalled(
            IReadOnlyCollection<string> names, CancellationToken cancel)
        {
            if (names.Count == 0) return new Dictionary<string, KnownFirm>(StringComparer.Ordinal);

            var found = await db.Customers.AsNoTracking()
                .Where(c => EF.Parameter(names).Contains(c.Name)
                    && c.Kind == CustomerKind.Company && c.MergedInto == null && c.Number > 0)
                .Select(c => new KnownFirm(c.Id, c.Number, c.Name))
                .ToListAsync(cancel);
            return found.GroupBy(f => f.Name, StringComparer.Ordinal)
                .Where(g => g.Count() == 1)
                .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        }
    }
}
