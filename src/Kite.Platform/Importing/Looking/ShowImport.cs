using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>One import: where it stands and what it brought.</summary>
public sealed class ShowImport(KiteDb db)
{
    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/imports/{id:guid}",
                async (
                    Guid id, ShowImport show, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var found = await show.Run(asker, id, cancel);
                    if (found.Refusal is null) http.Tag(found.Value.Version);
                    return found.ToHttp();
                })
            .Needing(May.RunImports)
            .WithSummary("One import: its state, its counts, its progress");

    public async Task<Result<ImportView>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);

        var import = await db.Imports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancel);
        if (import is null) return new NoSuchImport(id.ToString());

        var business = await db.BusinessAsync(cancel);
        return ImportView.Of(import, business.Currency);
    }
}
