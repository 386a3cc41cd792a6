using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Which records a customer has taken in.</summary>
public sealed class ListMerges(KiteDb db)
{
    private const int AtMost = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/customers/{id:guid}/merges",
                async (Guid id, ListMerges list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("The records that a customer has taken in, the latest first");
        api.MapGet(
                "/merges/{id:guid}",
                async (Guid id, ListMerges list, Asker asker, CancellationToken cancel) =>
                    (await list.One(asker, id, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("One merge");
    }

    public async Task<Result<Page<MergeView>>> Run(
        Asker asker, Guid customer, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        if (!await db.Customers.AnyAsync(c => c.Id == customer, cancel))
            return new NoSuchCustomer($"{customer}");

        var standing = db.Merges.Where(m => m.SurvivorId == customer && m.UndoneAt == null)
            .OrderByDescending(m => m.Place).Take(AtMost);
        return new Page<MergeView>(await Viewed(standing, asker, cancel), Next: null);
    }

    public async Task<Result<MergeView>> One(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);

        var found = await Viewed(db.Merges.Where(m => m.Id == id), asker, cancel);
        return found.Count == 0 ? new NoSuchMerge(id) : found[0];
    }

    private async Task<List<MergeView>> Viewed(
        IQueryable<Merge> merges, Asker asker, CancellationToken cancel)
    {
        var read = await merges.AsNoTracking().ToListAsync(cancel);
        var ids = read.ConvertAll(m => m.MergedId);
        var merged = await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, cancel);
        return read.ConvertAll(m => MergeView.Of(m, merged[m.MergedId], asker));
    }
}
