using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Reads what stands on customers' cards, for many at once.</summary>
internal static class CardsOfCustomers
{
    extension(KiteDb db)
    {
        /// <summary>The cards of these records, in their order.</summary>
        public async Task<IReadOnlyList<VCard>> CardsOf(
            IReadOnlyList<Customer> customers, CancellationToken cancel)
        {
            var ids = customers.Select(c => c.Id).ToList();
            var points = (await db.ContactPoints.AsNoTracking()
                    .Where(p => EF.Parameter(ids).Contains(p.CustomerId)).ToListAsync(cancel))
                .OrderBy(p => (p.Kind, p.Place)).ToLookup(p => p.CustomerId, VCardFacts.Of);
            var tags = (await db.CustomerTags.AsNoTracking()
                    .Where(t => EF.Parameter(ids).Contains(t.CustomerId)).ToListAsync(cancel))
                .OrderBy(t => t.Tag, StringComparer.Ordinal)
                .ToLookup(t => t.CustomerId, t => t.Tag);
            var firms = await db.FirmsOf(ids, cancel);
            return
            [
                .. customers.Select(c =>
                {
                    var firm = firms.GetValueOrDefault(c.Id);
                    return VCardFacts.Of(c, new VCardFacts.OnCard(
                        [.. points[c.Id]], [.. tags[c.Id]], firm?.Name, firm?.Unit));
                }),
            ];
        }

        // Of several firms the one that was noted first.
        private async Task<Dictionary<Guid, Work>> FirmsOf(
            List<Guid> ids, CancellationToken cancel)
        {
            var customers = db.Customers;
            var found = await db.Relations.AsNoTracking()
                .Where(r => EF.Parameter(ids).Contains(r.CustomerId)
                    && r.Kind == RelationKind.Employer)
                .Join(
                    customers, r => r.OtherId, c => c.Id,
                    (r, c) => new { r.CustomerId, r.Id, c.Name, r.Note })
                .ToListAsync(cancel);
            return found.GroupBy(w => w.CustomerId).ToDictionary(
                g => g.Key,
                g => g.OrderBy(w => w.Id).Select(w => new Work(w.Name, w.Note)).First());
        }
    }

    private sealed record Work(string Name, string? Unit);
}
