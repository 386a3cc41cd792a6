using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Importing;

/// <summary>Lets an import pause at the end of the batch at hand; it can go on later.</summary>
public sealed class StopImport(
    KiteDb db, RunImport run, ImportBell bell, TimeProvider clock)
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/imports/{id:guid}/stops",
                async (Guid id, StopImport stop, Asker asker, CancellationToken cancel) =>
                    (await stop.Run(asker, id, cancel)).ToAccepted(i => $"/imports/{i.Id}"))
            .Needing(May.RunImports)
            .WithSummary("Stops the import at the end of the batch at hand");

    public async Task<Result<ImportView>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        var found = await db.For(asker).ImportAsync(id, cancel);
        if (found.Refusal is { } none) return none;

        var import = found.Value;
        if (!import.MayStop) return new NotAtThisPoint();

        import.StopAsked = true;
        // Nobody works on it, so nobody would notice the wish.
        if (await run.IsIdle(cancel)) import.Rest(clock.GetUtcNow());
        import.Version++;
        var saved = await db.SaveAsync(import, cancel);
        // Whoever found the turn taken while we looked tries again.
        bell.Ring();
        return saved;
    }
}
