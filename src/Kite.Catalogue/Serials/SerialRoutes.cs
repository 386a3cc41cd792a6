using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Catalogue;

/// <summary>Numbered pieces for programs.</summary>
internal static class SerialRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/serial-numbers",
                async (
                    [AsParameters] SerialQuestion question, ListSerials list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadProducts)
            .WithSummary("Numbered pieces of durable goods, by their numbers");
        api.MapGet(
                "/serial-numbers/{id:guid}",
                async (Guid id, ListSerials list, Asker asker, CancellationToken cancel) =>
                    (await list.Show(asker, id, cancel)).ToHttp())
            .Needing(May.ReadProducts)
            .WithSummary("One numbered piece: who has it, until when it is covered");
        api.MapGet(
                "/serial-numbers/export",
                async (
                    [AsParameters] SerialQuestion question, Choice<SheetFormat>? format,
                    ExportSerials export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("A list of numbered pieces as a file: format csv or xlsx");
        api.MapPost(
                "/serial-numbers",
                async (
                    RegisterSerials.NewSerials serials, RegisterSerials register, Asker asker,
                    CancellationToken cancel) =>
                    (await register.Run(asker, serials, cancel)).ToHttp())
            .Needing(May.WriteProducts)
            .Idempotent()
            .WithSummary("Takes in up to 1000 numbers of pieces of a product");
        api.MapDelete(
                "/serial-numbers/{id:guid}",
                async (
                    Guid id, RegisterSerials register, Asker asker, CancellationToken cancel) =>
                    (await register.Remove(asker, id, cancel)).ToNoContent())
            .Needing(May.WriteProducts)
            .WithSummary("Takes out the number of a piece that was never sold");
    }
}
