using Kite.Catalogue;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Somebody's day (A10): what their role usually sees, until they arrange it as they like.
/// </summary>
internal sealed class ArrangeDay(KiteDb db, IEnumerable<ITile> tiles, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/today",
                async (ArrangeDay day, Asker asker, CancellationToken cancel) =>
                    (await day.Show(asker, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("Which tiles one's day shows, and which others there are");
        api.MapPut(
                "/today",
                async (
                    ArrangedFacts facts, ArrangeDay day, Asker asker,
                    CancellationToken cancel) =>
                    (await day.Arrange(asker, facts, cancel)).ToHttp())
            .Needing(May.KeepViews)
            .WithSummary("Arranges one's day: these tiles in this order, of a store or all");
        api.MapDelete(
                "/today",
                async (ArrangeDay day, Asker asker, CancellationToken cancel) =>
                    (await day.Forget(asker, cancel)).ToNoContent())
            .Needing(May.KeepViews)
            .WithSummary("Back to what one's role usually sees");
        api.MapGet(
                "/today/tiles/{tile}",
                async (
                    string tile, [AsParameters] TileQuestion question, ArrangeDay day,
                    Asker asker, CancellationToken cancel) =>
                    (await day.Read(asker, tile, question, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("The figures of one tile as they are now, each with its rows' address");
    }

    public async Task<Result<DayView>> Show(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);

        var own = await db.Set<ArrangedDay>().AsNoTracking()
            .SingleOrDefaultAsync(d => d.PersonId == asker.Id, cancel);
        return await View(asker, own, cancel);
    }

    public async Task<Result<DayView>> Arrange(
        Asker asker, ArrangedFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.KeepViews)) return new NotAllowed(May.KeepViews);
        if (asker is not { Id: { } person, Role: not null }) return new OnlyPeopleHaveADay();
        if (Fault(asker, facts) is { } unfit) return new BadInput("tiles", unfit);
        if (await NoStore(facts.Store, cancel) is { } nowhere)
            return new BadInput("store", nowhere);

        var own = await db.For(asker).Set<ArrangedDay>()
            .SingleOrDefaultAsync(d => d.PersonId == person, cancel);
        if (own is null) db.Add(own = new() { PersonId = person });
        own.Tiles = string.Join(' ', facts.Tiles ?? []);
        (own.StoreNumber, own.ChangedAt) = (facts.Store, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return await View(asker, own, cancel);
    }

    public async Task<Result<Done>> Forget(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.KeepViews)) return new NotAllowed(May.KeepViews);

        await db.Set<ArrangedDay>().Where(d => d.PersonId == asker.Id)
            .ExecuteDeleteAsync(cancel);
        return Done.It;
    }

    public async Task<Result<TileView>> Read(
        Asker asker, string key, TileQuestion question, CancellationToken cancel)
    {
        var tile = tiles.FirstOrDefault(t => t.Key == key);
        if (tile is null) return new NoSuchTile(key, Known(asker));
        if (!asker.May(tile.Permission)) return new NotAllowed(tile.Permission);
        if (await NoStore(question.Store, cancel) is { } nowhere)
            return new BadInput("store", nowhere);
        return await tile.Read(asker, question, cancel);
    }

    private IEnumerable<ITile> Allowed(Asker asker) =>
        tiles.Where(t => asker.May(t.Permission)).OrderBy(t => t.Order);

    private string Known(Asker asker) => string.Join(", ", Allowed(asker).Select(t => t.Key));

    // What one may no longer see, or what is gone, is left out without a word.
    private async Task<DayView> View(
        Asker asker, ArrangedDay? own, CancellationToken cancel)
    {
        var allowed = Allowed(asker).ToList();
        var shown = own is null
            ? allowed.Where(t => asker.Role is not { } role || t.UsuallyFor.Contains(role))
            : own.Tiles.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(key => allowed.Find(t => t.Key == key)).OfType<ITile>();
        var list = shown.ToList();
        var stores = await db.StoresAsync(cancel);
        return new(
            list.ConvertAll(Name), [.. allowed.Except(list).Select(Name)],
            stores.Any(s => s.Number == own?.StoreNumber) ? own?.StoreNumber : null,
            own is not null)
        {
            Stores = [.. stores.Select(s => new Narrowing($"{s.Number}", s.Name))],
        };
    }

    private async Task<NoSuchStore?> NoStore(int? store, CancellationToken cancel) =>
        store is { } number && (await db.StoresAsync(cancel)).All(s => s.Number != number)
            ? new NoSuchStore($"{number}")
            : null;

    private static TileName Name(ITile tile) => new(tile.Key, tile.Title);

    private Refusal? Fault(Asker asker, ArrangedFacts facts)
    {
        var known = Allowed(asker).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in facts.Tiles ?? [])
        {
            if (key is null || !known.Contains(key)) return new NoSuchTile(key ?? "", Known(asker));
            if (!seen.Add(key)) return new TileIsThereTwice(key);
        }
        return null;
    }
}
