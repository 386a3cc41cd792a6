using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>Lets a rehearsal pause at the end of the stretch at hand, or go on from there.
/// </summary>
internal sealed class StopRehearsal(
    KiteDb db, RunRehearsal run, RehearsalBell bell, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/rehearsals/{id:guid}/stops",
                async (Guid id, StopRehearsal stop, Asker asker, CancellationToken cancel) =>
                    (await stop.Run(asker, id, cancel)).ToAccepted(r => $"/rehearsals/{r.Id}"))
            .Needing(May.WriteStrategies)
            .WithSummary("Stops a rehearsal at the end of the stretch at hand");
        api.MapPost(
                "/rehearsals/{id:guid}/starts",
                async (Guid id, StopRehearsal stop, Asker asker, CancellationToken cancel) =>
                    (await stop.GoOn(asker, id, cancel)).ToAccepted(r => $"/rehearsals/{r.Id}"))
            .Needing(May.WriteStrategies)
            .WithSummary("Lets a rehearsal that was stopped, or broke off, go on");
    }

    public async Task<Result<RehearsalView>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStrategies)) return new NotAllowed(May.WriteStrategies);
        var rehearsal = await Find(asker, id, cancel);
        if (rehearsal is null) return new NoSuchRehearsal($"{id}");
        if (rehearsal.State is not RehearsalState.Running) return new RehearsalDoesNotRun();

        // Nobody goes through it, so nobody would notice the wish.
        if (await run.IsIdle(cancel))
            (rehearsal.State, rehearsal.EndedAt) = (RehearsalState.Stopped, clock.GetUtcNow());
        else rehearsal.StopAsked = true;
        return await Save(rehearsal, cancel);
    }

    public async Task<Result<RehearsalView>> GoOn(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStrategies)) return new NotAllowed(May.WriteStrategies);
        var rehearsal = await Find(asker, id, cancel);
        if (rehearsal is null) return new NoSuchRehearsal($"{id}");
        if (!rehearsal.MayGoOn) return new RehearsalIsNotStopped();

        (rehearsal.State, rehearsal.StopAsked) = (RehearsalState.Running, false);
        (rehearsal.Failure, rehearsal.EndedAt) = (null, null);
        return await Save(rehearsal, cancel);
    }

    private Task<Rehearsal?> Find(Asker asker, Guid id, CancellationToken cancel) =>
        db.For(asker).Rehearsals.SingleOrDefaultAsync(r => r.Id == id, cancel);

    private async Task<Result<RehearsalView>> Save(
        Rehearsal rehearsal, CancellationToken cancel)
    {
        rehearsal.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(rehearsal.Version - 1, rehearsal.Version);
        }
        bell.Ring();
        return RehearsalView.Of(rehearsal);
    }
}
