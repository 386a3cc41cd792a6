using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Importing;

/// <summary>Shows the first rows of a file as they will be understood.</summary>
public sealed class PreviewImport(KiteDb db, LookAhead ahead, ImportKinds kinds)
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/imports/{id:guid}/preview",
                async (
                    Guid id, PreviewImport preview, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var seen = await preview.Run(asker, id, cancel);
                    if (seen.Refusal is null) http.Tag(seen.Value.Import.Version);
                    return seen.ToHttp();
                })
            .Needing(May.RunImports)
            .WithSummary("The first rows of the file as they will be understood");

    public async Task<Result<ImportPreview>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        var found = await db.ImportAsync(id, cancel);
        if (found.Refusal is { } no) return no;

        await kinds[found.Value.Kind].Ready(db, cancel);
        return ahead.Of(found.Value, asker, await db.BusinessAsync(cancel));
    }
}
