using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Importing;

/// <summary>Counts what a file would bring and writes nothing.</summary>
public sealed class DryRun(AskImport ask)
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/imports/{id:guid}/dry-runs",
                async (Guid id, DryRun dryRun, Asker asker, CancellationToken cancel) =>
                    (await dryRun.Run(asker, id, cancel)).ToAccepted(i => $"/imports/{i.Id}"))
            .Needing(May.RunImports)
            .WithSummary("Asks for a dry run: all is counted, nothing written");

    public Task<Result<ImportView>> Run(Asker asker, Guid id, CancellationToken cancel) =>
        ask.Run(asker, id, ImportState.Trying, i => i.State is ImportState.Ready, cancel);
}
