using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Whom a customer is related to, as a list and as a picture of two steps.</summary>
public sealed class ShowRelations(KiteDb db)
{
    // Enough for a picture; a firm with thousands of people is read as a list.
    private const int MostNear = 60;
    private const int MostFar = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/customers/{id:guid}/relations",
                async (
                    Guid id, ShowRelations show, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                    (await show.Run(asker, id, http.Tag, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("Whom a customer is related to");
        api.MapGet(
                "/customers/{id:guid}/relations/graph",
                async (Guid id, ShowRelations show, Asker asker, CancellationToken cancel) =>
                    (await show.Graph(asker, id, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("Those around a customer, up to two steps away");
    }

    public async Task<Result<Page<RelationView>>> Run(
        Asker asker, Guid id, Action<long>? version, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

        var now = await db.Customers.Where(c => c.Id == id)
            .Select(c => (long?)c.Version).SingleOrDefaultAsync(cancel);
        if (now is null) return new NoSuchCustomer(id.ToString());

        version?.Invoke(now.Value);
        var customers = db.Customers;
        var read = await db.Relations.AsNoTracking().Where(r => r.CustomerId == id)
            .Join(
                customers,
                r => r.OtherId,
                c => c.Id,
                (r, c) => new RelationView(
                    r.Id, r.Kind, c.Id, c.Number, c.Name, c.Kind, r.Note, r.Source, r.AddedAt))
            .ToListAsync(cancel);
        return new Page<RelationView>(
            [.. read.OrderBy(r => r.Kind).ThenBy(r => r.OtherNumber)], Next: null);
    }

    public async Task<Result<RelationGraph>> Graph(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        if (!await db.Customers.AnyAsync(c => c.Id == id, cancel))
            return new NoSuchCustomer(id.ToString());

        var near = await Ends([id], MostNear + 1, cancel);
        var isCut = near.Count > MostNear;
        near = [.. near.Take(MostNear)];
        var first = near.Select(r => r.OtherId).Distinct().ToList();
        var far = await Ends(first, MostFar + 1, cancel);
        isCut |= far.Count > MostFar;
        far = [.. far.Take(MostFar)];
        var second = far.Select(r => r.OtherId).Except(first).Where(o => o != id).ToList();
        var steps = first.ToDictionary(f => f, _ => 1);
        foreach (var one in second) steps[one] = 2;
        steps[id] = 0;
        return new RelationGraph(await Named(steps, cancel), Ties(near, far, id), isCut);
    }

    private async Task<List<Relation>> Ends(
        IReadOnlyCollection<Guid> of, int atMost, CancellationToken cancel) =>
        of.Count == 0
            ? []
            : await db.Relations.AsNoTracking()
                .Where(r => EF.Parameter(of).Contains(r.CustomerId))
                .OrderBy(r => r.CustomerId).ThenBy(r => r.Id)
                .Take(atMost).ToListAsync(cancel);

    private async Task<IReadOnlyList<RelatedCustomer>> Named(
        Dictionary<Guid, int> steps, CancellationToken cancel)
    {
        var ids = steps.Keys.ToList();
        var read = await db.Customers.AsNoTracking()
            .Where(c => EF.Parameter(ids).Contains(c.Id))
            .Select(c => new { c.Id, c.Number, c.Name, c.Kind }).ToListAsync(cancel);
        return
        [
            .. read.Select(c => new RelatedCustomer(c.Id, c.Number, c.Name, c.Kind, steps[c.Id]))
                .OrderBy(c => c.Steps).ThenBy(c => c.Number),
        ];
    }

    // Of the two ends of a relation one is drawn: the one nearer to the middle.
    private static List<RelationTie> Ties(List<Relation> near, List<Relation> far, Guid middle) =>
    [
        .. near.Concat(far.Where(r => r.OtherId != middle)).DistinctBy(r => r.Id)
            .Select(r => new RelationTie(r.CustomerId, r.OtherId, r.Kind)),
    ];
}
