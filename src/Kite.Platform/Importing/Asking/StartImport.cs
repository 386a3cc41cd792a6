using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Importing;

/// <summary>Brings a file into the books, or goes on where it stopped.</summary>
public sealed class StartImport(AskImport ask)
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/imports/{id:guid}/starts",
                async (Guid id, StartImport start, Asker asker, CancellationToken cancel) =>
                    (await start.Run(asker, id, cancel)).ToAccepted(i => $"/imports/{i.Id}"))
            .Needing(May.RunImports)
            .WithSummary("Starts the import, or lets it go on");

    public Task<Result<ImportView>> Run(Asker asker, Guid id, CancellationToken cancel) =>
        ask.Run(asker, id, ImportState.Running, i => i.MayStart, cancel);
}
