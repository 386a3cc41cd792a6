using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Importing;

/// <summary>The saved mappings as other programs reach them.</summary>
internal static class MappingRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/import-mappings",
                async (SavedMappings saved, Asker asker, CancellationToken cancel) =>
                    (await saved.List(asker, cancel)).ToHttp())
            .Needing(May.RunImports)
            .WithSummary("The mappings kept by name");
        api.MapGet(
                "/import-mappings/{name}",
                async (string name, SavedMappings saved, Asker asker, CancellationToken cancel) =>
                    (await saved.Show(asker, name, cancel)).ToHttp())
            .Needing(May.RunImports)
            .WithSummary("One mapping");
        api.MapPut(
                "/import-mappings/{name}",
                async (
                    string name, string? kind, ImportMapping mapping, SavedMappings saved,
                    Asker asker, CancellationToken cancel) =>
                    (await saved.Keep(asker, name, kind ?? "purchases", mapping, cancel)).ToHttp())
            .Needing(May.RunImports)
            .WithSummary("Keeps a mapping under this name");
        api.MapDelete(
                "/import-mappings/{name}",
                async (string name, SavedMappings saved, Asker asker, CancellationToken cancel) =>
                    (await saved.Drop(asker, name, cancel)).ToNoContent())
            .Needing(May.RunImports)
            .WithSummary("Forgets a mapping");
    }
}
