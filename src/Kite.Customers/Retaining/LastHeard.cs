using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// When something was last heard of customers: their last purchase, or the last change or look at
/// anything on their records. Purchases are told by the module above.
/// </summary>
internal sealed class LastHeard(KiteDb db, IEnumerable<ICustomerActivity> others)
{
    public async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> Of(
        IReadOnlyCollection<Customer> customers, CancellationToken cancel)
    {
        var ids = customers.Select(c => c.Id).ToList();
        var heard = customers.ToDictionary(
            c => c.Id, c => c.ChangedAt > c.CreatedAt ? c.ChangedAt : c.CreatedAt);
        foreach (var (id, at) in await Moments(ids, cancel))
        {
            if (at > heard[id]) heard[id] = at.Value;
        }
        var business = await db.BusinessAsync(cancel);
        foreach (var source in others)
        {
            foreach (var (id, day) in await source.LastDays(ids, cancel))
            {
                var at = business.Begins(day);
                if (at > heard[id]) heard[id] = at;
            }
        }
        return heard;
    }

    private async Task<IEnumerable<(Guid Id, DateTimeOffset? At)>> Moments(
        List<Guid> ids, CancellationToken cancel)
    {
        var facts = await db.FieldFacts.AsNoTracking()
            .Where(f => EF.Parameter(ids).Contains(f.CustomerId))
            .Select(f => new { f.CustomerId, f.ChangedAt, f.VerifiedAt })
            .ToListAsync(cancel);
        var points = await db.ContactPoints.AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.CustomerId))
            .Select(p => new { p.CustomerId, p.AddedAt, p.VerifiedAt })
            .ToListAsync(cancel);
        var likes = await db.Preferences.AsNoTracking()
            .Where(p => EF.Parameter(ids).Contains(p.CustomerId))
            .Select(p => new { p.CustomerId, p.NotedAt })
            .ToListAsync(cancel);
        var thanks = await db.Thanks.AsNoTracking()
            .Where(t => EF.Parameter(ids).Contains(t.CustomerId))
            .Select(t => new { t.CustomerId, t.NotedAt })
            .ToListAsync(cancel);
        var responses = await db.StandingResponses()
            .Where(r => EF.Parameter(ids).Contains(r.CustomerId))
            .Select(r => new { r.CustomerId, r.NotedAt })
            .ToListAsync(cancel);
        return
        [
            .. facts.SelectMany(f => new[]
            {
                (f.CustomerId, (DateTimeOffset?)f.ChangedAt), (f.CustomerId, f.VerifiedAt),
            }),
            .. points.SelectMany(p => new[]
            {
                (p.CustomerId, (DateTimeOffset?)p.AddedAt), (p.CustomerId, p.VerifiedAt),
            }),
            .. likes.Select(p => (p.CustomerId, (DateTimeOffset?)p.NotedAt)),
            .. thanks.Select(t => (t.CustomerId, (DateTimeOffset?)t.NotedAt)),
            .. responses.Select(r => (r.CustomerId, (DateTimeOffset?)r.NotedAt)),
        ];
    }
}
