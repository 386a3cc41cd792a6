using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Importing;

/// <summary>Takes a whole import back out of the books.</summary>
public sealed class UndoImport(AskImport ask)
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/imports/{id:guid}/undos",
                async (Guid id, UndoImport undo, Asker asker, CancellationToken cancel) =>
                    (await undo.Run(asker, id, cancel)).ToAccepted(i => $"/imports/{i.Id}"))
            .Needing(May.RunImports)
            .WithSummary("Takes everything back that the import brought");

    public Task<Result<ImportView>> Run(Asker asker, Guid id, CancellationToken cancel) =>
        ask.Run(asker, id, ImportState.Undoing, i => i.MayBeUndone, cancel);
}
