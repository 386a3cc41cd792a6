using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>What shall be another of a store; what is left out stays.</summary>
public sealed record StoreWish(
    string? Name = null, string? TimeZone = null, TimeOnly? CutOff = null);

/// <summary>
/// Shows one store and changes it. The day of what was sold is fixed when it is posted: another
/// hour or zone holds for what comes after.
/// </summary>
public sealed class ChangeStore(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/stores/{number:int}",
                async (
                    int number, ChangeStore change, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var found = await change.Show(asker, number, cancel);
                    if (found.Refusal is null) http.Tag(found.Value.Version);
                    return found.ToHttp();
                })
            .Needing(May.ReadStores)
            .WithSummary("One store");
        api.MapPut("/stores/{number:int}", Answer)
            .Needing(May.WriteStores)
            .WithSummary("Changes a store; send its ETag as If-Match");
    }

    private static async Task<Results<Ok<StoreView>, ProblemHttpResult>> Answer(
        int number, StoreWish wish, ChangeStore change, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await change.Run(asker, number, seen.Value.Version, wish, cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Version);
        return changed.ToHttp();
    }

    public async Task<Result<StoreView>> Show(Asker asker, int number, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStores)) return new NotAllowed(May.ReadStores);

        var store = await db.Stores.AsNoTracking()
            .SingleOrDefaultAsync(s => s.Number == number, cancel);
        return store is null ? new NoSuchStore($"{number}") : StoreView.Of(store);
    }

    public async Task<Result<StoreView>> Run(
        Asker asker, int number, long seen, StoreWish wish, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStores)) return new NotAllowed(May.WriteStores);
        var store = await db.For(asker).Stores.SingleOrDefaultAsync(
            s => s.Number == number, cancel);
        if (store is null) return new NoSuchStore($"{number}");
        if (store.Version != seen) return new ChangedMeanwhile(seen, store.Version);

        var name = wish.Name is null ? store.Name : wish.Name.Trim();
        var zone = wish.TimeZone is null ? store.TimeZone : wish.TimeZone.Trim();
        if (name.Length is 0 or > 100) return new BadInput("name", new NameIsMissing(100));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return new BadInput("timeZone", new NoSuchTimeZone(zone));
        if (await db.Stores.AnyAsync(s => s.Name == name && s.Id != store.Id, cancel))
            return new BadInput("name", new StoreNameIsTaken(name));

        (store.Name, store.TimeZone) = (name, zone);
        store.CutOff = wish.CutOff ?? store.CutOff;
        store.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Two changed it at once, or gave two stores the same name.
            return new ChangedMeanwhile(seen, store.Version);
        }
        return StoreView.Of(store);
    }
}
