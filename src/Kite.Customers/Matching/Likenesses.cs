using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Finds who looks like whom, for one record or for thousands at once.</summary>
internal static class Likenesses
{
    extension(KiteDb db)
    {
        /// <summary>The records with what else is known of them.</summary>
        public async Task<List<Compared>> Ready(
            IReadOnlyCollection<Customer> customers, CancellationToken cancel)
        {
            var ids = customers.Select(c => c.Id).ToList();
            var more = await db.ContactPoints.AsNoTracking()
                .Where(p => EF.Parameter(ids).Contains(p.CustomerId))
                .Where(p => p.Kind == ContactKind.Phone || p.Kind == ContactKind.Email)
                .ToListAsync(cancel);
            var points = more.ToLookup(p => p.CustomerId);
            return [.. customers.Select(c => new Compared(c, points[c.Id]))];
        }

        /// <summary>Pairs that may be one customer; each once, the older record first.</summary>
        public async Task<IReadOnlyList<LikePair>> Alike(
            IReadOnlyList<Compared> asked, CancellationToken cancel)
        {
            var pairs = await db.Sharing(asked, cancel);
            if (pairs.Count == 0) return [];

            var known = asked.ToDictionary(c => c.Customer.Id);
            var strange = pairs.Select(p => p.Other).Where(id => !known.ContainsKey(id))
                .Distinct().ToList();
            if (strange.Count > 0)
            {
                var others = await db.Customers.AsNoTracking()
                    .Where(c => EF.Parameter(strange).Contains(c.Id))
                    .Where(c => c.MergedInto == null && c.Number > 0)
                    .ToListAsync(cancel);
                foreach (var other in await db.Ready(others, cancel))
                    known[other.Customer.Id] = other;
            }
            return
            [
                .. from pair in pairs
                   where known.ContainsKey(pair.Other)
                   let one = known[pair.Asked]
                   let other = known[pair.Other]
                   let likeness = Likeness.Between(one.Facts, other.Facts)
                   where likeness.Degree != LikenessDegree.No
                   select new LikePair(one, other, likeness).InOrder,
            ];
        }
    }
}
